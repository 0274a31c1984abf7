import fc from 'fast-check';
import { messageLinkKey, messageToken, verifyMessageToken } from '../../../lib/domain/message-token.ts';
import { FuzzFault, fuzzTarget } from '../fuzz-target.ts';
import { hostileText } from '../hostile-values.ts';
import { nearText } from '../near-valid.ts';
import { EVENT_ID_LENGTH, GUEST_ID_LENGTH } from '../../../lib/domain/id-lengths.ts';

const key = messageLinkKey('fuzz-key-of-sixteen-bytes');
const otherKey = messageLinkKey('another-key-of-sixteen-bytes');
const links = ['A', 'B'].map((letter) => ({ eventId: letter.repeat(EVENT_ID_LENGTH), guestId: letter.repeat(GUEST_ID_LENGTH) }));
const genuine = new Set(links.map((link) => messageToken(link, key)));
const forged = links.map((link) => messageToken(link, otherKey));
const signatureStart = EVENT_ID_LENGTH + GUEST_ID_LENGTH;

/** One person's name under another's signature. */
const spliced = fc
  .tuple(fc.constantFrom(...genuine, ...forged), fc.constantFrom(...genuine, ...forged))
  .map(([one, other]) => one.slice(0, signatureStart) + other.slice(signatureStart));

export const messageLinkTarget = fuzzTarget({
  name: 'links in messages',
  share: 3,
  inputs: fc.oneof(
    { weight: 4, arbitrary: nearText(fc.constantFrom(...genuine, ...forged), 'ABCXYZ234567018=') },
    { weight: 1, arbitrary: spliced },
    { weight: 1, arbitrary: hostileText },
  ),
  judge: (token) => {
    const link = verifyMessageToken(token, key);
    if (Boolean(link) !== genuine.has(token)) throw new FuzzFault(link ? 'A forged link was taken.' : 'A genuine link was refused.');
    return link ? 'genuine' : 'refused';
  },
});
