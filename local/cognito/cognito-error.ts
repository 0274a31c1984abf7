/** An error that Cognito documents: `code` is the exception's name, the message is what people and Amplify UI's translations read. */
export class CognitoFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'CognitoFailure';
    this.code = code;
  }
}

/** Cognito's own sentences; Amplify UI translates by them. */
export const wrongCredentials = () => new CognitoFailure('NotAuthorizedException', 'Incorrect username or password.');
export const wrongCode = () => new CognitoFailure('CodeMismatchException', 'Invalid verification code provided, please try again.');
export const expiredCode = () => new CognitoFailure('ExpiredCodeException', 'Invalid code provided, please request a code again.');
export const userNotFound = () => new CognitoFailure('UserNotFoundException', 'User does not exist.');
export const tooManyAttempts = () => new CognitoFailure('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
export const invalidParameter = (message: string) => new CognitoFailure('InvalidParameterException', message);
export const notAuthorized = (message: string) => new CognitoFailure('NotAuthorizedException', message);
export const notFound = (message: string) => new CognitoFailure('ResourceNotFoundException', message);

/** What cognito-local says, by its exception, in Cognito's words. */
const SENTENCES: Record<string, string> = {
  CodeMismatchException: wrongCode().message,
  UserNotFoundException: userNotFound().message,
};

/** Name and message for the wire; undefined for a fault that is not Cognito's to report. */
export function describeFailure(error: unknown): { code: string; message: string } | undefined {
  if (error instanceof CognitoFailure) return { code: error.code, message: error.message };
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string' || !/^[A-Z]\w+Exception$/.test(error.code))
    return undefined;
  return { code: error.code, message: SENTENCES[error.code] ?? error.message };
}
