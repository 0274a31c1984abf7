import { redirect } from 'next/navigation';
import { configureAmplify } from '@/lib/data/configure';
import { setMessageChoice } from '@/lib/data/message-choice';
import { toAppError } from '@/lib/data/unwrap';

type Route = { params: Promise<{ token: string }> };

/**
 * One click on "unsubscribe" in a mail program, which posts here by itself (RFC 8058): no page, no cookie, no redirect. The
 * server asks as any visitor does, and the token is all that counts. 404 for a link that is not ours, 503 to be tried again.
 */
export const POST = async (_request: Request, { params }: Route): Promise<Response> => {
  const { token } = await params;
  configureAmplify();
  try {
    await setMessageChoice(token, false);
    return new Response(null, { status: 200 });
  } catch (error) {
    return new Response(null, { status: toAppError(error).code === 'LINK_NOT_VALID' ? 404 : 503 });
  }
};

/** Someone opened the address by hand, or a program that looks at links did: nothing is changed by looking. */
export const GET = async (_request: Request, { params }: Route): Promise<never> => {
  const { token } = await params;
  redirect(`/messages/${encodeURIComponent(token)}`);
};
