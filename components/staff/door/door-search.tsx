'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { Panel } from '@/components/ui/panel';
import { Tag } from '@/components/ui/tag';
import type { GuestSummary } from '@/lib/data/guests';
import type { CheckInDirection } from '@/lib/domain/check-in';
import { guestState, nameOf } from '../check-in-words';
import { GuestSearch } from '../guest-search';
import { DoorSheet } from './door-sheet';

type Props = {
  eventId: string;
  direction: CheckInDirection;
  onChosen: (guest: { guestId: string; name: string }) => void;
  onClose: () => void;
};

/** A guest without a ticket at hand: found by name, looked at together, then judged as with the ticket. */
export const DoorSearch = ({ eventId, direction, onChosen, onClose }: Props) => {
  const [guest, setGuest] = useState<GuestSummary | null>(null);
  return (
    <DoorSheet title="Find a guest" onClose={onClose}>
      {guest && (
        <Panel title={<bdi>{nameOf(guest)}</bdi>} actions={<Tag tone={guestState(guest).tone}>{guestState(guest).label}</Tag>}>
          <p>
            <bdi>{[guest.company, guest.email].filter(Boolean).join(' · ')}</bdi>
          </p>
          <Button variation="primary" size="large" autoFocus onClick={() => onChosen({ guestId: guest.guestId, name: nameOf(guest) })}>
            {direction === 'EXIT' ? 'Let out' : 'Let in'}
          </Button>
        </Panel>
      )}
      <GuestSearch eventId={eventId} selectedId={guest?.guestId} onSelect={setGuest} />
    </DoorSheet>
  );
};
