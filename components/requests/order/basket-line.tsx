'use client';

import { Button } from '@aws-amplify/ui-react';
import { formatCents } from '@/lib/domain/money';
import { availabilityOf } from './availability';
import styles from './basket-line.module.css';
import type { BasketEntry } from './basket-view';
import { problemWords } from './problem-words';
import { QuantityStepper } from './quantity-stepper';

type Props = { entry: BasketEntry; currency: string; timeZone: string; now: Date; onChange: (quantity: number) => void };

/** A line of the basket, with what is wrong about it right there. */
export const BasketLine = ({ entry, currency, timeZone, now, onChange }: Props) => {
  const { line, item, unitCents, problem } = entry;
  const words = problemWords(entry, { currency, timeZone, now });
  const availability = item && availabilityOf(item, now);
  const total = unitCents * line.quantity;
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <p className={styles.name}>{item?.name ?? line.name}</p>
        <p className={styles.price}>{total === 0 ? 'Free' : formatCents(total, currency)}</p>
      </div>
      {availability?.kind === 'available' ? (
        <QuantityStepper name={line.name} quantity={line.quantity} most={availability.most} onChange={onChange} />
      ) : (
        <Button size="small" onClick={() => onChange(0)} aria-label={`Take out ${line.name}`}>
          Take out
        </Button>
      )}
      {words && (
        <p className={styles.problem} data-is-obstacle={problem?.kind !== 'priceChanged'}>
          {words}
        </p>
      )}
    </li>
  );
};
