import { Amplify } from 'aws-amplify';
import { decodeJWT } from 'aws-amplify/auth';
import { parseAmplifyConfig } from 'aws-amplify/utils';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { createBoardFeed, type BoardFeed, type BoardView } from '../../../components/staff/requests/board-feed.ts';
import { findOnBoard, requestsOn } from '../../../components/staff/requests/board-state.ts';
import { allowLocalWebSocket } from '../../../lib/data/local-websocket.ts';
import { isActive } from '../../../lib/domain/guest-request.ts';
import { doors } from './backend-calls.ts';
import type { Item } from './catalog-calls.ts';
import { openCuttableNetwork, type CuttableNetwork } from './cuttable-network.ts';
import { create, decline, listAll, listPage, pay, refusalOf, take, type GuestRequest } from './guest-request-calls.ts';
import { newItem, newRequestWorld, of, type RequestWorld } from './guest-request-world.ts';

const GUESTS = 25;
const REQUESTS = 200;
/** Changes at once: more would only wait for the sandbox. */
const AT_ONCE = 8;

let world: RequestWorld;
let network: CuttableNetwork;
let tea: Item;
let shirt: Item;
let mine: string;
let colleague: string;
let me: { sub: string; name: string };

/** The real client as this staff's browser has it, on a network that can be cut. */
const configureClient = (token: string): void => {
  const outputs = inject('sandboxOutputs');
  const config = parseAmplifyConfig({ ...outputs, data: { ...(outputs['data'] as object), url: network.url } });
  const tokenProvider = { getTokens: () => Promise.resolve({ accessToken: decodeJWT(token), idToken: decodeJWT(token) }) };
  Amplify.configure(config, { Auth: { tokenProvider } });
  allowLocalWebSocket();
};

beforeAll(async () => {
  world = await newRequestWorld(GUESTS);
  [mine, colleague] = world.staff;
  [tea, shirt] = [await newItem(world), await newItem(world, { area: world.stand, category: 'HANDOUT', name: 'T-shirt', priceCents: 0 })];
  me = { sub: String(decodeJWT(mine).payload.sub), name: 'you' };
  network = await openCuttableNetwork(doors().graphqlUrl);
  configureClient(mine);
});
afterAll(() => network.close());

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const openBoard = (area?: string): BoardFeed => {
  const feed = createBoardFeed({ eventId: world.eventId, area });
  closers.push(feed.onChange(() => {}));
  return feed;
};

/** Resolves as soon as the board looks like that. */
const until = (feed: BoardFeed, isSo: (view: BoardView) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const stop = feed.onChange(() => look());
    const look = () => {
      if (!isSo(feed.view())) return;
      queueMicrotask(stop);
      resolve();
    };
    look();
  });
const isLiveAndRead = ({ live, board, isReading }: BoardView) => live === 'live' && board.isRead && !isReading;
const versionOn = ({ board }: BoardView, { id }: Pick<GuestRequest, 'id'>) => findOnBoard(board, id)?.version ?? 0;

const inTurns = async (jobs: (() => Promise<unknown>)[]): Promise<void> => {
  const left = [...jobs];
  const work = async (): Promise<void> => {
    for (let job = left.shift(); job; job = left.shift()) await job();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

const brief = (requests: readonly Pick<GuestRequest, 'id' | 'version' | 'state'>[]) =>
  Object.fromEntries(requests.map(({ id, version, state }) => [id, `${state} ${version}`]));
const activeOn = ({ board }: BoardView) => brief(requestsOn(board).filter(({ state }) => isActive(state)));

/** What becomes of a request while nobody hears of it: each ends in another way. */
const changesOf = (request: GuestRequest, place: number, guest: string): (() => Promise<GuestRequest>)[] => {
  const claim = () => take('claim', colleague, request);
  const claimAndFulfil = [claim, () => take('fulfil', colleague, request)];
  const ways = [
    [claim],
    [claim, () => take('release', colleague, request)],
    claimAndFulfil,
    [...claimAndFulfil, () => take('reopen', colleague, request)],
    [claim, () => pay(colleague, request, [0])],
    [...claimAndFulfil, () => pay(colleague, request, [0])],
    [() => decline(colleague, request)],
    [() => take('cancel', guest, request)],
  ];
  return ways[place % ways.length] ?? [];
};

describe('A staff board on the real client', () => {
  it('equals the server again after its socket was cut while 200 requests changed', { timeout: 240_000 }, async () => {
    const guestOf = (place: number): string => world.guests[place % GUESTS] ?? '';
    const requests: GuestRequest[] = new Array<GuestRequest>(REQUESTS);
    await inTurns(
      Array.from({ length: REQUESTS }, (_, place) => async () => {
        requests[place] = await create(guestOf(place), world.eventId, { items: [of(tea)] });
      }),
    );
    const feed = openBoard();
    await until(feed, (view) => isLiveAndRead(view) && Object.keys(activeOn(view)).length >= REQUESTS);
    const before = activeOn(feed.view());

    network.cut();
    await until(feed, ({ live }) => live !== 'live');
    expect(network.connections()).toBe(0);
    await inTurns(
      requests.map((request, place) => async () => {
        for (const change of changesOf(request, place, guestOf(place))) await change();
      }),
    );
    const late = await create(world.guests[7] ?? '', world.eventId, { items: [of(tea)] });
    expect(activeOn(feed.view())).toEqual(before);

    network.restore();
    await until(feed, (view) => isLiveAndRead(view) && versionOn(view, late) > 0);
    const [active, finished] = await Promise.all([listAll(mine, world.eventId), listAll(mine, world.eventId, { finished: true })]);
    expect(active.length + finished.length).toBe(REQUESTS + 1);
    await until(
      feed,
      (view) => view.board.known.size > 0 && JSON.stringify(sorted(activeOn(view))) === JSON.stringify(sorted(brief(active))),
    );

    const shown = requestsOn(feed.view().board);
    const truth = brief([...active, ...finished]);
    for (const request of shown) expect(`${request.state} ${request.version}`).toBe(truth[request.id]);
    const { items: newest } = await listPage(mine, world.eventId, { finished: true });
    expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining(newest.map(({ id }) => id)));
    while (feed.view().board.nextFinished !== undefined) await feed.readOlder();
    expect(brief(requestsOn(feed.view().board))).toEqual(truth);

    const again = await take('claim', colleague, late);
    await until(feed, (view) => versionOn(view, late) >= again.version);
  });

  it('shows an own step at once, and who was faster when it is refused', async () => {
    const request = await create(world.guests[0] ?? '', world.eventId, { category: 'HANDOUT', items: [of(shirt)] });
    const feed = openBoard(world.stand);
    await until(feed, (view) => isLiveAndRead(view) && versionOn(view, request) > 0);
    // The colleague's claim is on its way while the board still shows the request as open.
    const taken = await take('claim', colleague, request);
    const step = feed.take(request.id, { type: 'claim' }, me);
    expect(findOnBoard(feed.view().board, request.id)).toMatchObject({ state: 'CLAIMED' });
    const refusal = await refusalOf(step);
    expect(refusal).toMatchObject({ code: 'REQUEST_TAKEN', details: { claimedByName: taken.claimedByName, version: taken.version } });
    await until(feed, (view) => versionOn(view, request) >= taken.version);
    expect(findOnBoard(feed.view().board, request.id)).toMatchObject({ state: 'CLAIMED', claimedBy: taken.claimedBy });
    expect(feed.view().board.pending).toEqual([]);
  });

  it('takes steps on one request in their order, and drops what follows a refused one', async () => {
    const request = await create(world.guests[1] ?? '', world.eventId, { category: 'HANDOUT', items: [of(shirt)] });
    const feed = openBoard(world.stand);
    await until(feed, (view) => isLiveAndRead(view) && versionOn(view, request) > 0);
    const [claimed, fulfilled] = await Promise.all([
      feed.take(request.id, { type: 'claim' }, me),
      feed.take(request.id, { type: 'fulfil' }, me),
    ]);
    expect([claimed, fulfilled]).toMatchObject([
      { state: 'CLAIMED', claimedBy: me.sub },
      { state: 'FULFILLED', version: claimed.version + 1 },
    ]);
    const refusals = await Promise.all([
      refusalOf(feed.take(request.id, { type: 'release' }, me)),
      refusalOf(feed.take(request.id, { type: 'claim' }, me)),
    ]);
    expect(refusals.map(({ code }) => code)).toEqual(['REQUEST_MOVED_ON', 'REQUEST_MOVED_ON']);
    expect(findOnBoard(feed.view().board, request.id)).toMatchObject({ state: 'FULFILLED' });
    expect((await feed.take(request.id, { type: 'reopen' }, me)).state).toBe('CLAIMED');
  });

  it('of one area hears nothing of another', async () => {
    const feed = openBoard(world.stand);
    await until(feed, isLiveAndRead);
    const drink = await create(world.guests[2] ?? '', world.eventId, { items: [of(tea)] });
    const handout = await create(world.guests[2] ?? '', world.eventId, { category: 'HANDOUT', items: [of(shirt)] });
    await until(feed, (view) => versionOn(view, handout) > 0);
    await feed.refresh();
    expect(versionOn(feed.view(), drink)).toBe(0);
    expect(requestsOn(feed.view().board).every(({ area }) => area === world.stand)).toBe(true);
  });
});

const sorted = (versions: Record<string, string>) => Object.entries(versions).sort(([one], [other]) => (one < other ? -1 : 1));
