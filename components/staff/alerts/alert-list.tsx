'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loaded } from '@/components/ui/loaded';
import { Tag } from '@/components/ui/tag';
import type { RequestAlert } from '@/lib/data/request-alerts';
import { ALL_AREAS } from '@/lib/domain/service-area';
import styles from './alert-list.module.css';
import { useDeleteAlert, useMyAlerts } from './use-request-alerts';

const CHANNELS: Record<RequestAlert['channel'], string> = { EMAIL: 'E-mail', SMS: 'Text message' };

type Props = { eventId: string; areaName: (id: string) => string };

/** One's own alerts, whether they work already, and the way to end them. */
export const AlertList = ({ eventId, areaName }: Props) => {
  const alerts = useMyAlerts(eventId);
  const remove = useDeleteAlert(eventId);
  const [ending, setEnding] = useState<RequestAlert | null>(null);
  const nameOf = ({ area }: RequestAlert) => (area === ALL_AREAS ? 'All areas' : areaName(area));
  return (
    <>
      <Loaded query={alerts}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="No alerts">Set one up, and you need no screen to hear of requests.</EmptyState>
          ) : (
            <ul role="list" className={styles.list}>
              {list.map((alert) => (
                <li key={alert.id} className={styles.alert}>
                  <span className={styles.what}>
                    <bdi className={styles.area}>{nameOf(alert)}</bdi>
                    <span className={styles.where}>
                      {CHANNELS[alert.channel]} to <bdi>{alert.endpoint}</bdi>
                    </span>
                  </span>
                  <Tag tone={alert.state === 'ACTIVE' ? 'success' : 'warning'}>
                    {alert.state === 'ACTIVE' ? 'Active' : 'To be confirmed'}
                  </Tag>
                  <Button
                    size="small"
                    variation="link"
                    onClick={() => setEnding(alert)}
                    aria-label={`Remove the alert for ${nameOf(alert)}`}
                  >
                    Remove…
                  </Button>
                  {alert.state === 'PENDING' && (
                    <p className={styles.pending}>
                      Amazon SNS sent an e-mail to this address. Nothing comes before its link “Confirm subscription” was followed; it is
                      good for three days. Setting up the same alert again sends another.
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {ending && (
        <ConfirmDialog
          isOpen
          title="Remove this alert?"
          confirmLabel="Remove"
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate(ending.id, { onSuccess: () => setEnding(null) })}
          onCancel={() => {
            remove.reset();
            setEnding(null);
          }}
        >
          <p>
            {CHANNELS[ending.channel]} to <bdi>{ending.endpoint}</bdi>, {nameOf(ending)}: you will hear nothing more this way.
          </p>
          {remove.error && <ErrorNotice error={remove.error} />}
        </ConfirmDialog>
      )}
    </>
  );
};
