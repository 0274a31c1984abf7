import type { Triggers } from 'cognito-local/lib/services/triggers/triggers.js';
import { attributesToRecord } from 'cognito-local/lib/services/userPoolService.js';
import type { User } from 'cognito-local/lib/services/userPoolService.js';
import type { Auth, CognitoTrigger } from '../cloud-assembly/local-backend.ts';
import type { LambdaInvoker } from '../ports.ts';
import { CognitoFailure } from './cognito-error.ts';

type Metadata = Record<string, string> | undefined;
type TriggerCall = {
  version?: string;
  source: string;
  username: string;
  clientId: string | null;
  request: Record<string, unknown>;
  response?: Record<string, unknown>;
};

/** Cognito's stand-in for the client when an administrator acts. */
const NO_CLIENT = 'CLIENT_ID_NOT_APPLICABLE';
const USERNAME_PARAMETER = '{username}';
const CODE_PARAMETER = '{####}';

/**
 * Runs the pool's Lambda triggers with the events Cognito sends and fails the call as Cognito does when a
 * trigger throws. PostConfirmation reads as switched off to cognito-local, which would swallow its errors: the front runs it.
 */
export class PoolTriggers implements Triggers {
  readonly #auth: Auth;
  readonly #region: string;
  readonly #lambda: LambdaInvoker;

  constructor({ auth, region, lambda }: { auth: Auth; region: string; lambda: LambdaInvoker }) {
    this.#auth = auth;
    this.#region = region;
    this.#lambda = lambda;
  }

  /** Of the event for tokens. */
  get tokenVersion(): 1 | 2 {
    return this.#auth.tokenTriggerVersion;
  }

  enabled(trigger: Parameters<Triggers['enabled']>[0]): boolean {
    if (trigger === 'PostConfirmation' || trigger === 'CustomEmailSender') return false;
    return this.#auth.triggers[trigger] !== undefined;
  }

  /** Tells the PostConfirmation trigger; the user is confirmed whatever it answers. */
  async confirmed({
    user,
    source,
    clientId,
    metadata,
  }: {
    user: User;
    source: 'ConfirmSignUp' | 'ConfirmForgotPassword';
    clientId: string | null;
    metadata: Metadata;
  }): Promise<void> {
    if (!this.#auth.triggers.PostConfirmation) return;
    const userAttributes = { ...attributesToRecord(user.Attributes), 'cognito:user_status': user.UserStatus };
    const request = { userAttributes, clientMetadata: metadata };
    await this.#run('PostConfirmation', { source: `PostConfirmation_${source}`, username: user.Username, clientId, request });
  }

  /** May refuse a sign-in before the password is looked at. */
  async beforeSignIn({ user, clientId, metadata }: { user: User; clientId: string; metadata: Metadata }): Promise<void> {
    if (!this.#auth.triggers.PreAuthentication) return;
    const request = { userAttributes: attributesToRecord(user.Attributes), validationData: metadata, userNotFound: false };
    await this.#run('PreAuthentication', { source: 'PreAuthentication_Authentication', username: user.Username, clientId, request });
  }

  readonly preSignUp: Triggers['preSignUp'] = async (
    _context,
    { source, username, clientId, userAttributes, clientMetadata, validationData },
  ) => {
    const request = { userAttributes: attributesToRecord(userAttributes), clientMetadata, validationData };
    const response = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false };
    return { ...response, ...(await this.#run('PreSignUp', { source, username, clientId, request, response })) };
  };

  readonly customMessage: Triggers['customMessage'] = async (
    _context,
    { source, username, clientId, userAttributes, clientMetadata, code },
  ) => {
    const request = {
      userAttributes: attributesToRecord(userAttributes),
      codeParameter: CODE_PARAMETER,
      usernameParameter: USERNAME_PARAMETER,
      linkParameter: '{##Click Here##}',
      clientMetadata,
    };
    const response = { smsMessage: null, emailMessage: null, emailSubject: null };
    const message = await this.#run('CustomMessage', { source, username, clientId: clientId ?? NO_CLIENT, request, response });
    const filled = (text: unknown) =>
      typeof text === 'string' && text !== '' ? text.replaceAll(CODE_PARAMETER, code).replaceAll(USERNAME_PARAMETER, username) : null;
    const emailSubject = typeof message.emailSubject === 'string' ? message.emailSubject : null;
    return { emailMessage: filled(message.emailMessage), smsMessage: filled(message.smsMessage), emailSubject };
  };

  readonly preTokenGeneration: Triggers['preTokenGeneration'] = async (
    _context,
    { source, username, clientId, userAttributes, clientMetadata, groupConfiguration },
  ) =>
    this.#run('PreTokenGeneration', {
      version: String(this.tokenVersion),
      source: `TokenGeneration_${source}`,
      username,
      clientId,
      request: {
        userAttributes: attributesToRecord(userAttributes),
        groupConfiguration,
        clientMetadata,
        ...(this.tokenVersion === 2 && { scopes: ['aws.cognito.signin.user.admin'] }),
      },
      response: this.tokenVersion === 2 ? { claimsAndScopeOverrideDetails: null } : { claimsOverrideDetails: null },
    }) as ReturnType<Triggers['preTokenGeneration']>;

  readonly postAuthentication: Triggers['postAuthentication'] = async (
    _context,
    { source, username, clientId, userAttributes, clientMetadata },
  ) => {
    const request = { userAttributes: attributesToRecord(userAttributes), newDeviceUsed: false, clientMetadata };
    await this.#run('PostAuthentication', { source, username, clientId, request });
  };

  readonly postConfirmation: Triggers['postConfirmation'] = () => Promise.reject(new Error('The front runs PostConfirmation.'));
  readonly customEmailSender: Triggers['customEmailSender'] = () => Promise.reject(new Error('CustomEmailSender is not emulated.'));
  readonly userMigration: Triggers['userMigration'] = () => Promise.reject(new Error('UserMigration is not emulated.'));

  /** Resolves to the trigger's `response`. */
  async #run(
    trigger: CognitoTrigger,
    { version = '1', source, username, clientId, request, response = {} }: TriggerCall,
  ): Promise<Record<string, unknown>> {
    const functionArn = this.#auth.triggers[trigger];
    if (!functionArn) return response;
    const { payload, functionError } = await this.#lambda.invoke(functionArn, {
      version,
      triggerSource: source,
      region: this.#region,
      userPoolId: this.#auth.userPoolId,
      userName: username,
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: clientId ?? NO_CLIENT },
      request,
      response,
    });
    if (functionError)
      throw new CognitoFailure('UserLambdaValidationException', `${trigger} failed with error ${functionError.errorMessage}.`);
    if (!hasResponse(payload)) throw new CognitoFailure('InvalidLambdaResponseException', 'Unrecognizable lambda output');
    return payload.response;
  }
}

const hasResponse = (payload: unknown): payload is { response: Record<string, unknown> } =>
  typeof payload === 'object' &&
  payload !== null &&
  'response' in payload &&
  typeof payload.response === 'object' &&
  payload.response !== null;
