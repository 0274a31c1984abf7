import { RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Whether this is a branch with people's data, as opposed to a developer's sandbox that may come and go. */
export const isBranch = (scope: Construct): boolean => scope.node.tryGetContext('amplify-backend-type') === 'branch';

/** What becomes of data when its stack is deleted, or when a change would replace it. */
export const removalPolicyOf = (scope: Construct): RemovalPolicy => (isBranch(scope) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
