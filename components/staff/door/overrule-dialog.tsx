'use client';

import { ConfirmDialog } from '@/components/ui/confirm-dialog';

type Props = { name: string; why: string; onConfirm: () => void; onCancel: () => void };

/** Asks before a guest is let in whose turn it is not. */
export const OverruleDialog = ({ name, why, onConfirm, onCancel }: Props) => (
  <ConfirmDialog isOpen title="Let in anyway?" confirmLabel="Let in" onConfirm={onConfirm} onCancel={onCancel}>
    <p>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      : {why}
    </p>
    <p>A guest without a seat takes one that is free. When the room is full, nobody comes in.</p>
  </ConfirmDialog>
);
