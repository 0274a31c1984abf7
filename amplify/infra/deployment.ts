import type { Construct } from 'constructs';

/** Whether this is a branch with people's data, as opposed to a developer's sandbox that may come and go. */
export const isBranch = (scope: Construct): boolean => scope.node.tryGetContext('amplify-backend-type') === 'branch';
