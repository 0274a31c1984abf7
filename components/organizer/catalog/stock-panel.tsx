'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { Panel } from '@/components/ui/panel';
import type { CatalogItem } from '@/lib/data/catalog';
import { StockDialog } from './stock-dialog';

/** What is left of an item, and counting it anew. */
export const StockPanel = ({ item }: { item: CatalogItem }) => {
  const [isCounting, setIsCounting] = useState(false);
  return (
    <Panel title="Stock" actions={<Button onClick={() => setIsCounting(true)}>Count anew</Button>}>
      <p>
        {item.stock === undefined
          ? 'It never runs out.'
          : `${item.stock.toLocaleString('en-GB')} left. Every request takes from it; a cancelled or declined one gives back.`}
      </p>
      {isCounting && <StockDialog item={item} onClose={() => setIsCounting(false)} />}
    </Panel>
  );
};
