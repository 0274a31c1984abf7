import { Amplify } from 'aws-amplify';
import { ConsoleLogger, parseAmplifyConfig } from 'aws-amplify/utils';
import { allowLocalWebSocket } from './local-websocket.ts';
import { amplifyOutputs, isBackendConfigured, localOutputs } from './outputs.ts';

let isConfigured = false;

/**
 * Configures Amplify once per page load. In the offline sandbox it also names the Cognito endpoints, which the outputs
 * file cannot, and lets subscriptions use a WebSocket without TLS on localhost.
 */
export const configureAmplify = (): void => {
  if (isConfigured || !isBackendConfigured) return;
  isConfigured = true;
  const config = parseAmplifyConfig(amplifyOutputs);
  const local = localOutputs();
  if (local && config.Auth) {
    Object.assign(config.Auth.Cognito, { userPoolEndpoint: local.userPoolEndpoint, identityPoolEndpoint: local.identityPoolEndpoint });
    allowLocalWebSocket();
    // Amplify would warn about these endpoints on every page.
    ConsoleLogger.LOG_LEVEL = 'ERROR';
  }
  Amplify.configure(config);
};
