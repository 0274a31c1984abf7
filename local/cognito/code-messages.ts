import type { MessageSender } from 'cognito-local/lib/services/messageDelivery/messageSender.js';
import type { User } from 'cognito-local/lib/services/userPoolService.js';
import type { Outbox } from '../ports.ts';
import type { CallContext } from './user-pool.ts';

type SentCode = Parameters<MessageSender['sendEmail']>[3];

const FROM = 'no-reply@verificationemail.com';
/** What the AWS CDK gives a pool that names no texts of its own. */
const DEFAULTS: Record<string, { subject: string; text: string }> = {
  AdminCreateUser: { subject: 'Your temporary password', text: 'Your temporary password is {####}' },
  ForgotPassword: { subject: 'Reset your password', text: 'Your password reset code is {####}' },
};
const SIGN_UP = { subject: 'Verify your new account', text: 'The verification code to your new account is {####}' };

/** Puts the codes that Cognito would send by e-mail or SMS into the outbox, where people and tests read them. */
export class CodeMessages implements MessageSender {
  readonly #outbox: Outbox;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  async sendEmail(context: CallContext, user: User, destination: string, message: SentCode): Promise<void> {
    // cognito-local sends a code even when a PreSignUp trigger confirmed the person at once.
    if (context.operation === 'SignUp' && user.UserStatus === 'CONFIRMED') return;
    this.#add({ context, destination, code: message.__code, subject: message.emailSubject, body: message.emailMessage });
  }

  async sendSms(context: CallContext, _user: unknown, destination: string, message: SentCode): Promise<void> {
    this.#add({ context, destination, code: message.__code, subject: undefined, body: message.smsMessage });
  }

  #add(sent: {
    context: CallContext;
    destination: string;
    code: string | undefined;
    subject: string | undefined;
    body: string | undefined;
  }): void {
    const { operation, temporaryPassword } = sent.context;
    const code = temporaryPassword ?? sent.code ?? '';
    const texts = DEFAULTS[operation] ?? SIGN_UP;
    const html = sent.body && /<[a-z][^>]*>/i.test(sent.body) ? sent.body : undefined;
    const text = html ? `Code: ${code}` : (sent.body ?? texts.text.replace('{####}', code));
    this.#outbox.add({
      channel: 'CODE',
      from: FROM,
      to: [sent.destination],
      subject: sent.subject ?? texts.subject,
      text,
      html,
      attributes: { code, operation },
    });
  }
}
