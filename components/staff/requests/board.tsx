'use client';

import { Button } from '@aws-amplify/ui-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ownTimeZone } from '@/components/event/format-time';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import { useNow } from '@/components/ui/use-now';
import type { GuestRequest } from '@/lib/data/request-fields';
import { StockDialog } from '../stock/stock-dialog';
import type { WorkEvent } from '../use-work-events';
import { BoardColumn, type ColumnContext } from './board-column';
import { COLUMNS, columnOf, columnsOf } from './board-columns';
import { move, within, type Chosen, type Command } from './board-keys';
import styles from './board.module.css';
import { useBoardSettings } from './board-settings';
import { findOnBoard, requestsOn, toldRequests } from './board-state';
import type { StaffMember } from './board-steps';
import { BoardToolbar } from './board-toolbar';
import { ColumnTabs } from './column-tabs';
import { DeclineDialog } from './decline-dialog';
import { KeysDialog } from './keys-dialog';
import { OutcomeToast } from './outcome-toast';
import { PaymentDialog } from './payment-dialog';
import type { CardActions } from './request-card';
import { useAreas } from './use-areas';
import { useBoardAddress } from './use-board-address';
import { useBoardKeys } from './use-board-keys';
import { useBoardSteps } from './use-board-steps';
import { useNews } from './use-news';
import { useRequestBoard } from './use-request-board';
import { WallScreen } from './wall-screen';

type Dialog = { kind: 'decline' | 'payment'; id: string } | { kind: 'keys' | 'stock' };

/** In milliseconds: ages are told in minutes. */
const AGES_EVERY_MS = 5_000;

/** The live requests of an event's staff. */
export const Board = ({ event, sub }: { event: WorkEvent; sub: string }) => {
  const [address, changeAddress] = useBoardAddress();
  const { feed, view } = useRequestBoard(event.id, address.area);
  const { areas, areaOf } = useAreas(event.id);
  const settings = useBoardSettings();
  const now = useNow(AGES_EVERY_MS);
  const me = useMemo<StaffMember>(() => ({ sub, name: 'you' }), [sub]);
  const { outcome, take, close } = useBoardSteps(feed, me);
  const [chosen, setChosen] = useState<Chosen>();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const search = useRef<HTMLInputElement>(null);

  const { board, live, error, isReadingOlder } = view;
  const told = useMemo(() => toldRequests(board), [board]);
  const requests = useMemo(() => requestsOn(board), [board]);
  const columns = useMemo(() => columnsOf(requests, address, sub), [requests, address, sub]);
  useNews({ requests: told, isRead: board.isRead, me: sub, hasSound: settings.hasSound });
  const open = columns.open.length;
  useDocumentTitle(`${settings.hasBadge && open > 0 ? `(${open}) ` : ''}Requests${event.name && `, ${event.name}`}`);

  const actions = useMemo<CardActions>(
    () => ({
      onTake: take,
      onDecline: ({ id }) => setDialog({ kind: 'decline', id }),
      onPayment: ({ id }) => setDialog({ kind: 'payment', id }),
      onChoose: (request) => setChosen({ column: columnOf(request), id: request.id }),
    }),
    [take],
  );
  const find = useCallback((id: string) => findOnBoard(board, id), [board]);
  const undo = () => {
    if (outcome?.undo) take(outcome.undo.request, outcome.undo.step);
  };

  /** Keeps the place in the column when its request moves on, so that the next one is at hand. */
  const at = chosen ? columns[chosen.column].findIndex(({ id }) => id === chosen.id) : -1;
  const [place, setPlace] = useState(0);
  if (at >= 0 && at !== place) setPlace(at);
  const current = chosen && at < 0 ? within(columns, chosen.column, place) : chosen;
  const moveTo = (next: Chosen | undefined) => {
    if (!next) return;
    setChosen(next);
    changeAddress({ column: next.column });
  };
  // Follows the choice with the focus, unless it is elsewhere on purpose.
  const currentId = current?.id;
  useEffect(() => {
    if (currentId === undefined || !isBoardFocused()) return;
    document.getElementById(`request-${currentId}`)?.focus();
  }, [currentId]);

  const run = (command: Command) => {
    const request = current && find(current.id);
    switch (command) {
      case 'next':
      case 'previous':
      case 'left':
      case 'right':
        return moveTo(move(columns, current, command));
      case 'claim':
        return request?.state === 'OPEN' && take(request, { type: 'claim' });
      case 'fulfil':
        return request?.state === 'CLAIMED' && take(request, { type: 'fulfil' });
      case 'release':
        return request?.state === 'CLAIMED' && take(request, { type: 'release' });
      case 'decline':
        return request && columnOf(request) !== 'done' && actions.onDecline(request);
      case 'payment':
        return request && request.totalCents > 0 && actions.onPayment(request);
      case 'undo':
        return undo();
      case 'search':
        return search.current?.focus();
      case 'stock':
        return setDialog({ kind: 'stock' });
      case 'help':
        return setDialog({ kind: 'keys' });
    }
  };
  useBoardKeys(settings.hasKeys && !address.isWall, run);

  const context: ColumnContext = {
    me: sub,
    now,
    timeZone: event.timeZone ?? ownTimeZone(),
    areaOf,
    hasAreas: address.area === undefined && areas.length > 1,
    chosenId: current?.id,
    find,
    actions,
  };
  const isLoading = !board.isRead && (error === null || error === undefined);
  const isFiltered = address.category !== undefined || address.text !== '' || address.isMine;
  const subject: GuestRequest | undefined = dialog && 'id' in dialog ? find(dialog.id) : undefined;
  const closeDialog = () => setDialog(null);
  return (
    <div className={styles.board}>
      <BoardToolbar
        address={address}
        areas={areas}
        live={live}
        search={search}
        onChange={changeAddress}
        onStock={() => setDialog({ kind: 'stock' })}
        onHelp={() => setDialog({ kind: 'keys' })}
      />
      {error !== null && error !== undefined && (
        <ErrorNotice error={error} onRetry={() => void feed.refresh()} isRetrying={view.isReading} />
      )}
      <ColumnTabs columns={columns} current={address.column} onChange={(column) => changeAddress({ column })} />
      <div className={styles.columns} data-board>
        {COLUMNS.map((name) => (
          <BoardColumn
            key={name}
            name={name}
            requests={columns[name]}
            isLoading={isLoading}
            isFiltered={isFiltered}
            isCurrent={name === address.column}
            context={context}
            footer={
              name === 'done' &&
              board.nextFinished !== undefined && (
                <Button onClick={() => void feed.readOlder()} isLoading={isReadingOlder} loadingText="Loading…">
                  Show earlier ones
                </Button>
              )
            }
          />
        ))}
      </div>
      <OutcomeToast outcome={outcome} onUndo={undo} onClose={close} />
      {dialog?.kind === 'keys' && <KeysDialog onClose={closeDialog} />}
      {dialog?.kind === 'stock' && (
        <StockDialog
          eventId={event.id}
          area={address.area}
          areaName={address.area === undefined ? undefined : areaOf(address.area).name}
          onClose={closeDialog}
        />
      )}
      {dialog?.kind === 'payment' && subject && <PaymentDialog request={subject} onTake={take} onClose={closeDialog} />}
      {dialog?.kind === 'decline' && subject && (
        <DeclineDialog request={subject} onTake={take} onPayment={actions.onPayment} onClose={closeDialog} />
      )}
      {address.isWall && (
        <WallScreen
          requests={[...columns.open, ...columns.claimed]}
          areaName={address.area === undefined ? event.name : areaOf(address.area).name}
          areaOf={areaOf}
          hasAreas={context.hasAreas}
          live={live}
          now={now}
          timeZone={context.timeZone}
          onLeave={() => changeAddress({ isWall: false })}
        />
      )}
    </div>
  );
};

/** Whether the focus is in the board or nowhere. */
const isBoardFocused = (): boolean => document.activeElement === document.body || Boolean(document.activeElement?.closest('[data-board]'));
