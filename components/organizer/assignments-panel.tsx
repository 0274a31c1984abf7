'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loaded } from '@/components/ui/loaded';
import { Loading } from '@/components/ui/loading';
import { Panel } from '@/components/ui/panel';
import { Tag } from '@/components/ui/tag';
import type { Assignment } from '@/lib/data/organizer';
import { AssignForm } from './assign-form';
import styles from './assignments-panel.module.css';
import { useAssignments, useUnassignStaff } from './use-managed-events';

const ROLE_NAMES: Record<Assignment['role'], string> = { STAFF: 'Staff', KIOSK: 'Kiosk' };

/** Who works for the event: people at the desk and the devices at the doors. */
export const AssignmentsPanel = ({ eventId }: { eventId: string }) => {
  const query = useAssignments(eventId);
  return (
    <Panel title="In charge">
      <p>Staff check guests in and help at the desk. A kiosk is a device at the door with an account of its own.</p>
      <Loaded query={query} loading={<Loading label="Loading who is in charge…" lines={1} />}>
        {(assignments) =>
          assignments.length === 0 ? (
            <p className={styles.nobody}>Nobody yet.</p>
          ) : (
            <ul role="list" className={styles.assignments}>
              {assignments.map((assignment) => (
                <AssignmentRow key={assignment.email} assignment={assignment} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <AssignForm eventId={eventId} />
    </Panel>
  );
};

const AssignmentRow = ({ assignment: { eventId, email, role, state } }: { assignment: Assignment }) => {
  const [isAsking, setIsAsking] = useState(false);
  const unassign = useUnassignStaff(eventId);
  return (
    <li className={styles.assignment}>
      <span className={styles.email}>{email}</span>
      <Tag>{ROLE_NAMES[role]}</Tag>
      {state === 'ACTIVE' ? <Tag tone="success">Active</Tag> : <Tag tone="warning">Waits for sign-up</Tag>}
      <Button size="small" onClick={() => setIsAsking(true)} aria-label={`Remove ${email}`}>
        Remove
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Remove ${email}?`}
        confirmLabel="Remove"
        tone="danger"
        isBusy={unassign.isPending}
        onCancel={() => setIsAsking(false)}
        onConfirm={() => unassign.mutate(email, { onSuccess: () => setIsAsking(false) })}
      >
        <p>This account then has no part in the event any more. What it did stays recorded. You can add it again at any time.</p>
        {unassign.error && <ErrorNotice error={unassign.error} />}
      </ConfirmDialog>
    </li>
  );
};
