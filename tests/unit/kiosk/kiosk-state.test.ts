import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pendingScanOf } from '../../../lib/domain/kiosk-screen.ts';
import { kioskReducer, nextDeadline, startKiosk, type KioskEvent } from '../../../lib/domain/kiosk-state.ts';
import {
  ADMITTED_SCREENS_STAY_MS,
  ALREADY_IN_STAYS_MS,
  CHECKING_GIVES_UP_MS,
  NETWORK_TROUBLE_STAYS_MS,
  PRINTER_TROUBLE_STAYS_MS,
  PRINTING_GIVES_UP_MS,
  READING_TIMES_OUT_MS,
  REFUSED_STAYS_MS,
  REQUEST_TIMES_OUT_MS,
  SAME_CODE_IGNORED_MS,
} from '../../../lib/domain/kiosk-times.ts';
import { GUEST, NOON, answer, kioskAt, ticket } from './kiosk-builders.ts';

const { toPrint: WELCOME, notNeeded: STAYS, printed: TAKE_BADGE } = ADMITTED_SCREENS_STAY_MS;

describe('a guest with a valid ticket', () => {
  it('is checked, welcomed, given a badge, and leaves the kiosk at its start', () => {
    const kiosk = kioskAt().scan();
    expect(kiosk.screen.tag).toBe('checking');
    kiosk.send({ type: 'answered', result: answer() });
    expect(kiosk.screen).toMatchObject({ tag: 'admitted', badge: 'toPrint', guest: GUEST });
    kiosk.pass(WELCOME);
    expect(kiosk.screen).toMatchObject({ tag: 'printing', scanId: 'scan-1' });
    kiosk.send({ type: 'printed', scanId: 'scan-1' });
    expect(kiosk.screen).toMatchObject({ tag: 'admitted', badge: 'printed' });
    kiosk.pass(TAKE_BADGE);
    expect(kiosk.screen.tag).toBe('waiting');
  });

  it.each([
    ['whose badge was printed before', { guest: { ...GUEST, badgePrintedAt: '2026-06-01T08:00:00Z' } }],
    ['who leaves', { direction: 'EXIT' as const }],
  ])('gets no second badge: %s', (_, fields) => {
    const kiosk = kioskAt()
      .scan()
      .send({ type: 'answered', result: answer(fields) });
    expect(kiosk.screen).toMatchObject({ tag: 'admitted', badge: 'notNeeded' });
    expect(kiosk.pass(STAYS).screen.tag).toBe('waiting');
  });

  it('who comes to a session’s door too early is told from when to come', () => {
    const refusal = answer({ outcome: 'DENIED' });
    const kiosk = kioskAt({ printsBadges: false })
      .scan()
      .send({ type: 'answered', result: { ...refusal, reason: 'NOT_CALLED', opensAt: '2026-06-01T12:30:00.000Z' } });
    expect(kiosk.screen).toMatchObject({ tag: 'refused', reason: 'NOT_CALLED', opensAt: '2026-06-01T12:30:00.000Z' });
  });

  it('gets no badge from a kiosk that prints none', () => {
    const kiosk = kioskAt({ printsBadges: false }).scan().send({ type: 'answered', result: answer() });
    expect(kiosk.screen).toMatchObject({ tag: 'admitted', badge: 'notNeeded' });
  });
});

describe('answers', () => {
  it('shows a retry that was admitted the first time as admitted', () => {
    const kiosk = kioskAt()
      .scan()
      .send({ type: 'answered', result: answer({ outcome: 'REPEATED', repeatedOutcome: 'ADMITTED' }) });
    expect(kiosk.screen).toMatchObject({ tag: 'admitted', badge: 'toPrint' });
  });

  it('refuses a retry that staff have undone meanwhile', () => {
    const result = answer({ outcome: 'REPEATED', repeatedOutcome: 'ADMITTED', undoneAt: '2026-06-01T12:00:01Z' });
    expect(kioskAt().scan().send({ type: 'answered', result }).screen).toMatchObject({ tag: 'refused', reason: 'UNDONE' });
  });

  it('tells a guest who is in already when and where, prints nothing, and goes back', () => {
    const result = answer({ outcome: 'DUPLICATE', firstCheckedInAt: '2026-06-01T09:00:00Z', firstGate: 'South' });
    const kiosk = kioskAt().scan().send({ type: 'answered', result });
    expect(kiosk.screen).toMatchObject({ tag: 'alreadyIn', at: '2026-06-01T09:00:00Z', gate: 'South' });
    expect(kiosk.pass(ALREADY_IN_STAYS_MS).screen.tag).toBe('waiting');
  });

  it.each(['UNKNOWN_TICKET', 'WRONG_EVENT', 'REVOKED', 'CANCELLED', 'WAITLISTED', 'NOT_OPEN'] as const)(
    'refuses %s and goes back',
    (reason) => {
      const kiosk = kioskAt()
        .scan()
        .send({ type: 'answered', result: answer({ outcome: 'DENIED', reason }) });
      expect(kiosk.screen).toMatchObject({ tag: 'refused', reason });
      expect(kiosk.pass(REFUSED_STAYS_MS).screen.tag).toBe('waiting');
    },
  );

  it('ignores an answer to a scan that is no longer asked about', () => {
    const kiosk = kioskAt()
      .scan('scan-2')
      .send({ type: 'answered', result: answer({ scanId: 'scan-1' }) });
    expect(kiosk.screen.tag).toBe('checking');
  });
});

describe('codes that are no tickets', () => {
  it.each([
    ['foreign', 'FOREIGN_CODE'],
    ['wrongCase', 'WRONG_CASE'],
  ] as const)('refuses a %s code without asking the server', (kind, reason) => {
    const kiosk = kioskAt().send({ type: 'codeRead', code: { kind, text: 'https://example.com' }, scanId: 'scan-1' });
    expect(kiosk.screen).toMatchObject({ tag: 'refused', reason });
    expect(pendingScanOf(kiosk.screen)).toBeNull();
  });

  it('refuses a reading that never ends', () => {
    const kiosk = kioskAt().send({ type: 'readingStarted' });
    expect(kiosk.screen.tag).toBe('reading');
    expect(kiosk.pass(READING_TIMES_OUT_MS).screen).toMatchObject({ tag: 'refused', reason: 'UNREADABLE' });
  });
});

describe('the same code', () => {
  it('is one scan for as long as the camera keeps seeing it', () => {
    const kiosk = kioskAt()
      .scan()
      .send({ type: 'answered', result: answer({ outcome: 'DENIED', reason: 'NOT_OPEN' }) });
    for (let passed = 0; passed < 20_000; passed += 500) kiosk.pass(500).scan(`scan-${passed}`);
    expect(kiosk.screen.tag).toBe('waiting');
  });

  it('is a new scan once it was out of view', () => {
    const kiosk = kioskAt().scan().send({ type: 'answered', result: answer() }).pass(WELCOME).send({ type: 'printed', scanId: 'scan-1' });
    kiosk.pass(SAME_CODE_IGNORED_MS).scan('scan-2');
    expect(pendingScanOf(kiosk.screen)?.scan.scanId).toBe('scan-2');
  });

  it('ends the reading of a hand-held scanner that sent it twice', () => {
    const kiosk = kioskAt()
      .scan()
      .send({ type: 'answered', result: answer({ outcome: 'DENIED', reason: 'REVOKED' }) });
    kiosk.pass(1_000).send({ type: 'readingStarted' }).scan('scan-2');
    expect(kiosk.screen.tag).toBe('waiting');
  });

  it('is not ignored for good when the clock is set back', () => {
    const kiosk = startKiosk({ camera: { state: 'running' }, printsBadges: true });
    const seen = { ...kiosk, lastCode: { text: 'U1.TICKET', seenAt: NOON + 3_600_000 } };
    expect(kioskReducer(seen, { type: 'codeRead', code: ticket(), scanId: 'scan-1', at: NOON }).screen.tag).toBe('checking');
  });
});

describe('a scan that arrives while another guest is served', () => {
  const served = {
    checking: () => kioskAt().scan(),
    'admitted, badge to come': () => kioskAt().scan().send({ type: 'answered', result: answer() }),
    printing: () => kioskAt().scan().send({ type: 'answered', result: answer() }).pass(WELCOME),
    'printer out of order': () =>
      kioskAt().scan().send({ type: 'answered', result: answer() }).pass(WELCOME).send({ type: 'printFailed', scanId: 'scan-1' }),
  };
  it.each(Object.entries(served))('waits while %s, and counts as unseen', (_, serve) => {
    const kiosk = serve();
    const before = kiosk.screen;
    expect(kiosk.scan('scan-2', 'U1.OTHER').screen).toBe(before);
    kiosk.pass(PRINTER_TROUBLE_STAYS_MS + PRINTING_GIVES_UP_MS + CHECKING_GIVES_UP_MS + NETWORK_TROUBLE_STAYS_MS);
    expect(pendingScanOf(kiosk.scan('scan-3', 'U1.OTHER').screen)?.scan.scanId).toBe('scan-3');
  });

  const free = {
    waiting: () => kioskAt(),
    reading: () => kioskAt().send({ type: 'readingStarted' }),
    'already in': () =>
      kioskAt()
        .scan()
        .send({ type: 'answered', result: answer({ outcome: 'DUPLICATE' }) }),
    refused: () =>
      kioskAt()
        .scan()
        .send({ type: 'answered', result: answer({ outcome: 'DENIED', reason: 'REVOKED' }) }),
    'admitted, badge printed': () =>
      kioskAt().scan().send({ type: 'answered', result: answer() }).pass(WELCOME).send({ type: 'printed', scanId: 'scan-1' }),
    'camera lost': () => kioskAt().send({ type: 'cameraChanged', camera: { state: 'lost', trouble: 'UNPLUGGED' } }),
    'network lost': () => kioskAt().scan().pass(CHECKING_GIVES_UP_MS),
  };
  it.each(Object.entries(free))('is taken at once when %s', (_, prepare) => {
    const kiosk = prepare().scan('scan-2', 'U1.OTHER');
    expect(kiosk.screen.tag).toBe('checking');
    expect(pendingScanOf(kiosk.screen)?.scan).toMatchObject({ scanId: 'scan-2', ticket: 'U1.OTHER' });
  });
});

describe('a lost response', () => {
  it('is asked for again with the same scanId, and the answer counts', () => {
    const kiosk = kioskAt().scan().send({ type: 'failed', scanId: 'scan-1', code: 'NETWORK' });
    expect(pendingScanOf(kiosk.screen)).toMatchObject({ attempt: 1, sentAt: null });
    kiosk.pass(1_000);
    expect(pendingScanOf(kiosk.screen)).toMatchObject({ attempt: 2, scan: { scanId: 'scan-1' } });
    kiosk.send({ type: 'answered', result: answer({ outcome: 'REPEATED', repeatedOutcome: 'ADMITTED' }) });
    expect(kiosk.screen.tag).toBe('admitted');
  });

  it('is noticed when nothing at all comes back', () => {
    const kiosk = kioskAt().scan().pass(REQUEST_TIMES_OUT_MS);
    expect(pendingScanOf(kiosk.screen)).toMatchObject({ attempt: 2, scan: { scanId: 'scan-1' } });
  });

  it('sends the guest to the desk after a while, goes on trying, and shows a late answer', () => {
    const kiosk = kioskAt().scan();
    while (kiosk.screen.tag === 'checking') kiosk.send({ type: 'failed', scanId: 'scan-1', code: 'NETWORK' }).pass(100);
    expect(kiosk.screen).toMatchObject({ tag: 'outOfOrder', trouble: { kind: 'network' } });
    expect(kiosk.now - NOON).toBe(CHECKING_GIVES_UP_MS);
    expect(pendingScanOf(kiosk.screen)?.scan.scanId).toBe('scan-1');
    kiosk.send({ type: 'answered', result: answer() });
    expect(kiosk.screen.tag).toBe('admitted');
  });

  it('lets the scan go in the end', () => {
    expect(
      kioskAt()
        .scan()
        .pass(CHECKING_GIVES_UP_MS + NETWORK_TROUBLE_STAYS_MS).screen.tag,
    ).toBe('waiting');
  });

  it('is asked for at once when the network returns', () => {
    const kiosk = kioskAt().scan();
    for (let tries = 0; tries < 4; tries += 1) kiosk.send({ type: 'failed', scanId: 'scan-1', code: 'NETWORK' }).pass(2_000);
    kiosk.send({ type: 'failed', scanId: 'scan-1', code: 'NETWORK' });
    const { attempt } = pendingScanOf(kiosk.screen) ?? { attempt: 0 };
    expect(pendingScanOf(kiosk.send({ type: 'networkReturned' }).screen)).toMatchObject({ attempt: attempt + 1, sentAt: kiosk.now });
  });

  it('does not end the try that followed it', () => {
    const kiosk = kioskAt().scan().send({ type: 'failed', scanId: 'scan-1', code: 'NETWORK' });
    const waiting = kiosk.screen;
    expect(kiosk.send({ type: 'failed', scanId: 'scan-1', code: 'NETWORK' }).screen).toBe(waiting);
  });

  it.each([
    ['NOT_SIGNED_IN', 'NOT_SIGNED_IN'],
    ['FORBIDDEN', 'FORBIDDEN'],
    ['EVENT_NOT_FOUND', 'FORBIDDEN'],
  ] as const)('is not what %s means: the kiosk asks for staff', (code, shown) => {
    const kiosk = kioskAt().scan().send({ type: 'failed', scanId: 'scan-1', code });
    expect(kiosk.screen).toMatchObject({ tag: 'outOfOrder', trouble: { kind: 'account', code: shown } });
    expect(pendingScanOf(kiosk.screen)).toBeNull();
  });
});

describe('the printer', () => {
  const printing = () => kioskAt().scan().send({ type: 'answered', result: answer() }).pass(WELCOME);

  it.each([
    ['reports a failure', (kiosk: ReturnType<typeof printing>) => kiosk.send({ type: 'printFailed', scanId: 'scan-1' })],
    ['never answers', (kiosk: ReturnType<typeof printing>) => kiosk.pass(PRINTING_GIVES_UP_MS)],
    [
      'says it is done, but the guest has no badge',
      (kiosk: ReturnType<typeof printing>) => kiosk.send({ type: 'printed', scanId: 'scan-1' }).send({ type: 'badgeMissing' }),
    ],
  ])('sends the guest to the desk when it %s, and frees the kiosk later', (_, fail) => {
    const kiosk = fail(printing());
    expect(kiosk.screen).toMatchObject({ tag: 'outOfOrder', trouble: { kind: 'printer', scanId: 'scan-1', guest: GUEST } });
    expect(kiosk.pass(PRINTER_TROUBLE_STAYS_MS).screen.tag).toBe('waiting');
  });

  it('frees the kiosk at once when staff say that it works again', () => {
    const kiosk = printing().send({ type: 'printFailed', scanId: 'scan-1' });
    expect(kiosk.send({ type: 'dismissed' }).screen.tag).toBe('waiting');
  });

  it('is not interrupted by a touch', () => {
    const kiosk = printing();
    expect(kiosk.send({ type: 'dismissed' }).screen.tag).toBe('printing');
  });
});

describe('the camera', () => {
  const lost = { state: 'lost', trouble: 'UNPLUGGED' } as const;

  it('puts the kiosk out of order when it is lost, and back when it returns', () => {
    const kiosk = kioskAt().send({ type: 'cameraChanged', camera: lost });
    expect(kiosk.screen).toMatchObject({ tag: 'outOfOrder', trouble: { kind: 'camera', camera: 'UNPLUGGED' } });
    kiosk.send({ type: 'cameraChanged', camera: { state: 'starting' } });
    expect(kiosk.screen.tag).toBe('outOfOrder');
    expect(kiosk.send({ type: 'cameraChanged', camera: { state: 'running' } }).screen.tag).toBe('waiting');
  });

  it('does not take the answer from a guest when it is lost meanwhile', () => {
    const kiosk = kioskAt().scan().send({ type: 'cameraChanged', camera: lost });
    expect(kiosk.screen.tag).toBe('checking');
    kiosk.send({ type: 'answered', result: answer({ outcome: 'DENIED', reason: 'REVOKED' }) });
    expect(kiosk.screen.tag).toBe('refused');
    expect(kiosk.pass(REFUSED_STAYS_MS).screen).toMatchObject({ tag: 'outOfOrder', trouble: { kind: 'camera' } });
  });
});

describe('whatever happens', () => {
  const events: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
    fc.record({
      type: fc.constant('codeRead'),
      code: fc.constantFrom(ticket('A'), ticket('B'), { kind: 'foreign', text: 'C' }),
      scanId: fc.constantFrom('1', '2', '3'),
    }),
    fc.record({
      type: fc.constant('answered'),
      result: fc
        .record({ scanId: fc.constantFrom('1', '2', '3'), outcome: fc.constantFrom('ADMITTED', 'DUPLICATE', 'DENIED') })
        .map((fields) => answer(fields as object)),
    }),
    fc.record({
      type: fc.constant('failed'),
      scanId: fc.constantFrom('1', '2', '3'),
      code: fc.constantFrom('NETWORK', 'UNEXPECTED', 'FORBIDDEN', 'INVALID_INPUT'),
    }),
    fc.record({ type: fc.constantFrom('printed', 'printFailed'), scanId: fc.constantFrom('1', '2', '3') }),
    fc.record({ type: fc.constantFrom('readingStarted', 'badgeMissing', 'networkReturned', 'dismissed', 'tick') }),
  );

  it('the kiosk finds back to its start within two minutes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(events, fc.integer({ min: 0, max: 5_000 })), { maxLength: 40 }), (steps) => {
        let kiosk = startKiosk({ camera: { state: 'running' }, printsBadges: true });
        let now = NOON;
        for (const [event, pause] of steps) {
          kiosk = kioskReducer(kiosk, { ...event, at: now } as KioskEvent);
          now += pause;
        }
        const deadline = now + 120_000;
        for (let due = nextDeadline(kiosk); due !== null; due = nextDeadline(kiosk)) {
          now = Math.max(now, due);
          expect(now).toBeLessThanOrEqual(deadline);
          const next = kioskReducer(kiosk, { type: 'tick', at: now });
          expect(next).not.toBe(kiosk);
          kiosk = next;
        }
        expect(kiosk.screen.tag).toBe('waiting');
      }),
    );
  });
});
