import { fetchAuthSession } from 'aws-amplify/auth';
import { toAppError } from '@/lib/data/unwrap';
import { SECOND_FACTOR_CLAIM } from '@/lib/domain/roles';
import { readEventRoles, type EventRoles } from './event-roles';

export type SignedIn = EventRoles & {
  status: 'signedIn';
  /** Cognito's id of the person. */
  sub: string;
  email: string;
  groups: string[];
  /** True when work was left out of the groups until a second factor is set up. */
  needsSecondFactor: boolean;
  /** True for people who sign in with Google, Facebook or Amazon. */
  isFederated: boolean;
  /** True when this is what the device remembers, because the session could not be refreshed without a network. */
  isRemembered: boolean;
};

export type Session = { status: 'visitor' } | SignedIn;

const REMEMBERED = 'usher.session';

/** Who is signed in, from the tokens that Amplify keeps; it refreshes them when they have expired. */
export const readSession = async (): Promise<Session> => {
  try {
    const { tokens } = await fetchAuthSession();
    const claims = tokens?.idToken?.payload;
    if (!claims?.sub) return forget();
    const groups = Array.isArray(claims['cognito:groups']) ? claims['cognito:groups'].filter((group) => typeof group === 'string') : [];
    return remember({
      sub: claims.sub,
      email: typeof claims.email === 'string' ? claims.email : '',
      groups,
      needsSecondFactor: claims[SECOND_FACTOR_CLAIM] === 'needed',
      isFederated: claims['identities'] !== undefined,
    });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'NETWORK') return recall();
    if (error.code === 'NOT_SIGNED_IN') return forget();
    throw error;
  }
};

type Identity = Pick<SignedIn, 'sub' | 'email' | 'groups' | 'needsSecondFactor' | 'isFederated'>;

const signedIn = (identity: Identity, isRemembered: boolean): SignedIn => ({
  status: 'signedIn',
  ...identity,
  ...readEventRoles(identity.groups),
  isRemembered,
});

const remember = (identity: Identity): SignedIn => {
  localStorage.setItem(REMEMBERED, JSON.stringify(identity));
  return signedIn(identity, false);
};

const recall = (): Session => {
  const kept = localStorage.getItem(REMEMBERED);
  return kept ? signedIn(JSON.parse(kept) as Identity, true) : { status: 'visitor' };
};

const forget = (): Session => {
  localStorage.removeItem(REMEMBERED);
  return { status: 'visitor' };
};
