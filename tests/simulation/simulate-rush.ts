import { accountVariables } from '../../local/endpoint-variables.ts';
import { type Sandbox, startSandbox } from '../../local/sandbox.ts';
import { doorsOf } from '../../local/seed/doors.ts';
import { newRush, type Rush } from './actors.ts';
import { Api } from './api.ts';
import { checkNotices } from './checks/check-notices.ts';
import { checkPlaces } from './checks/check-places.ts';
import { checkRequests } from './checks/check-requests.ts';
import { checkStock } from './checks/check-stock.ts';
import { checkTotals } from './checks/check-totals.ts';
import { FaultPlan, type SiteRecord } from './fault-plan.ts';
import { injectFaults, invocations } from './faulty-clients.ts';
import { Findings } from './findings.ts';
import { actAsGuest, type GuestAct, planOrders } from './guests.ts';
import { LocalFunctions } from './local-functions.ts';
import { followClock, ScriptedClock } from './scripted-clock.ts';
import { seeded, shuffled } from './seeded.ts';
import { actAsStaff, type Agent } from './staff.ts';
import { readNotices, readRequests, readStored } from './stored.ts';
import { Witness } from './witness.ts';
import { buildWorld, functionEnvironment } from './world.ts';

export type RushOptions = {
  guests: number;
  staff: number;
  seed: number;
  /** Simulated ones: how long the rush lasts. */
  minutes: number;
  /** The share of the guests who order in this time. */
  ordering: number;
  root: string;
  /** A folder of its own: it holds the tables, and the key that tokens are signed with. */
  dataFolder: string;
  /** Whether each await has to have met a fault: small rushes do not come by all of them. */
  isThorough: boolean;
  say(text: string): void;
};

export type RushResult = {
  guests: number;
  staff: number;
  seed: number;
  minutes: number;
  ordering: number;
  requests: Record<string, number>;
  steps: number;
  calls: { calls: number; lostAnswers: number; retries: number };
  refusals: Record<string, number>;
  faults: { before: number; after: number; invocations: number; died: number; failed: number; redelivered: number };
  notices: Record<string, number>;
  cents: { cents: number; paidCents: number };
  sites: SiteRecord[];
  checked: Record<string, number>;
  wrong: readonly string[];
};

const STEP_MS = 10_000;
/** Within a step the clock stands still, and a message that had to wait for its turn would hold up everything behind it. */
const NO_RATES = { SES_PER_SECOND: '2000', SMS_PER_SECOND: '2000' };
const STEPS_A_MINUTE = 6;
const CALLERS = 24;
const FAULT_RATE = 0.01;
const KEEPS_UP = 0.8;
/** What the filters of its stream let through to announce-requests. */
const ANNOUNCED_STEPS = new Set(['CREATED', 'CLAIMED', 'FULFILLED', 'DECLINED']);
/** The drain goes on with faults for a while. The longest wait of a notice is half an hour, then it expires; a lease ends after. */
const FAULTY_DRAIN_MINUTES = 8;
const MAX_DRAIN_MINUTES = 180;

/** Runs a whole rush and checks what it left. Nothing of it lasts: what it changed in this process is put back. */
export const simulateRush = async (options: RushOptions): Promise<RushResult> => {
  const random = seeded(options.seed);
  const plan = new FaultPlan(seeded(options.seed + 1), FAULT_RATE);
  const clock = new ScriptedClock();
  const functions = new LocalFunctions(plan);
  const witness = new Witness();
  const environment = { ...process.env };
  const undo = [
    functions.install(),
    injectFaults(plan, witness.onPerformed),
    followClock(clock, () => invocations.getStore() !== undefined),
    witness.listenToLog(),
  ];
  let sandbox: Sandbox | undefined;
  try {
    sandbox = await startSandbox({ root: options.root, dataFolder: options.dataFolder, ports: 'free', clock, onProgress: options.say });
    // The functions print into this process: what they count would drown the report.
    process.env['POWERTOOLS_METRICS_DISABLED'] = 'true';
    Object.assign(process.env, functionEnvironment(sandbox.backend), accountVariables(sandbox.addresses), NO_RATES);
    undo.push(witness.watchOutbox(sandbox.outbox));
    options.say(`Writing ${options.guests} guests and ${options.staff} staff ...`);
    const world = await buildWorld(sandbox, { ...options, random });
    const url = doorsOf(sandbox.outputs).graphqlUrl;
    const api = new Api({ url, eventId: world.eventId, random: seeded(options.seed + 2), connections: CALLERS });
    const rush = newRush({ api, world, random });
    plan.isOn = true;
    await runScript(rush, { clock, functions, witness, say: options.say }, options);
    await drain(rush, { clock, functions, witness, plan, say: options.say });
    return await check(rush, { options, sandbox, functions, plan, witness });
  } finally {
    await sandbox?.stop();
    for (const restore of undo.reverse()) restore();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
  }
};

type Running = { clock: ScriptedClock; functions: LocalFunctions; witness: Witness; say(text: string): void };

/** The rush in steps of ten seconds: what is to be done in a step is done at once, by as many callers as there are. */
const runScript = async (
  rush: Rush,
  { clock, functions, witness, say }: Running,
  script: Pick<RushOptions, 'minutes' | 'ordering'>,
): Promise<void> => {
  const acts = planOrders(rush.world, rush.random, script);
  const agents = rush.world.staff.map((person): Agent => ({ person }));
  for (let step = 0; step < script.minutes * STEPS_A_MINUTE; step++) {
    clock.advance(STEP_MS);
    const due = acts.filter(({ at }) => at < (step + 1) * STEP_MS);
    acts.splice(0, due.length);
    const follows: GuestAct[] = [];
    const jobs = [
      ...due.map((act) => async () => void follows.push(...(await actAsGuest(rush, act)))),
      ...agents.map((agent) => () => actAsStaff(rush, agent, step)),
    ];
    await runAll(shuffled(rush.random, jobs));
    acts.push(...follows);
    acts.sort((a, b) => a.at - b.at);
    // Mostly the news is out before the next step, as it is within a second in the cloud; now and then it is overtaken.
    if (rush.random() < KEEPS_UP) await catchUp(rush, functions, witness);
    if ((step + 1) % STEPS_A_MINUTE > 0) continue;
    await functions.untilQuiet();
    say(`Minute ${(step + 1) / STEPS_A_MINUTE}: ${rush.known.size} requests, ${versionsKnown(rush)} steps, ${rush.api.counts.calls} calls`);
  }
};

const versionsKnown = ({ known }: Rush): number => [...known.values()].reduce((sum, { version }) => sum + version, 0);

/** Until the streams have brought what callers and planners know of. There may be more: answers got lost. */
const catchUp = async (rush: Rush, functions: LocalFunctions, witness: Witness): Promise<void> => {
  await functions.untilDone('aggregate-requests', versionsKnown(rush));
  await functions.untilDone('announce-requests', announcedAmong([...rush.known.values()]));
  await functions.untilDone('send-notices', witness.planned.size);
};

/** How many records of these requests announce-requests is to see. */
const announcedAmong = (requests: readonly { history: readonly { step: string }[] }[]): number =>
  requests.flatMap(({ history }) => history).filter(({ step }) => ANNOUNCED_STEPS.has(step)).length;

const runAll = async (jobs: (() => Promise<void>)[]): Promise<void> => {
  const work = async (): Promise<void> => {
    for (let job = jobs.pop(); job; job = jobs.pop()) await job();
  };
  await Promise.all(Array.from({ length: CALLERS }, work));
};

/** Until nothing moves any more: every record was brought, and no notice waits. The clock goes on, and the sweep with it. */
const drain = async (rush: Rush, { clock, functions, plan, say }: Running & { plan: FaultPlan }): Promise<void> => {
  const requests = await readRequests(rush.world);
  await functions.untilDone(
    'aggregate-requests',
    requests.reduce((sum, { version }) => sum + version, 0),
  );
  await functions.untilDone('announce-requests', announcedAmong(requests));
  for (let minute = 0; minute < MAX_DRAIN_MINUTES; minute++) {
    plan.isOn = minute < FAULTY_DRAIN_MINUTES;
    const notices = await readNotices(rush.world);
    const planned = notices.filter(({ channel }) => channel === 'EMAIL' || channel === 'SMS');
    await functions.untilDone('send-notices', planned.length);
    const waiting = notices.filter(({ state }) => state === 'PENDING' || state === 'SENDING');
    say(`Drain, minute ${minute}: ${waiting.length} of ${notices.length} notices wait`);
    if (waiting.length === 0) return;
    clock.advance(STEP_MS * STEPS_A_MINUTE);
    await functions.untilQuiet();
  }
};

type Finished = { options: RushOptions; sandbox: Sandbox; functions: LocalFunctions; plan: FaultPlan; witness: Witness };

const check = async (rush: Rush, { options, sandbox, functions, plan, witness }: Finished): Promise<RushResult> => {
  plan.isOn = false;
  options.say('Recounting ...');
  const stored = await readStored(rush.world);
  const findings = new Findings();
  checkRequests(rush, stored.requests, findings);
  checkStock(rush.world, stored, findings);
  const cents = await checkTotals(rush, stored.requests, findings);
  const notices = await checkNotices(rush, stored, witness, findings);
  if (options.isThorough) checkPlaces(plan.sites, findings);
  for (const { name } of sandbox.backend.buckets) {
    const given = sandbox.objects.list(name);
    findings.expect('no record was given up', given.length === 0, () => `${given.length} in ${name}`);
  }
  findings.expect('every caller got an answer in the end', rush.unanswered === 0, () => `${rush.unanswered} did not`);
  const streams = ['announce-requests', 'aggregate-requests', 'send-notices'].map((name) => functions.progressOf(name));
  const total = (field: 'before' | 'after'): number => plan.sites.reduce((sum, site) => sum + site[field], 0);
  return {
    ...{ guests: options.guests, staff: options.staff, seed: options.seed, minutes: options.minutes },
    ordering: options.ordering,
    requests: countsOf(stored.requests.map(({ state }) => state)),
    steps: stored.requests.reduce((sum, { version }) => sum + version, 0),
    calls: rush.api.counts,
    refusals: Object.fromEntries([...rush.refusals].sort()),
    faults: {
      ...{ before: total('before'), after: total('after'), ...functions.counts },
      redelivered: streams.reduce((sum, { deliveries, done }) => sum + deliveries - done.size, 0),
    },
    notices: Object.fromEntries(Object.entries(notices).sort()),
    cents,
    sites: plan.sites,
    checked: findings.checked,
    wrong: findings.wrong,
  };
};

const countsOf = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};
