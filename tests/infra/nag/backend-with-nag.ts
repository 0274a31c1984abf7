/** The backend as it is, with cdk-nag looking at it while it is synthesized. No deployment loads this. */
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { backend } from '../../../amplify/backend.ts';

const app = backend.stack.node.root;
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
