import { SandboxError } from '../sandbox-error.ts';

/** The parts of a CloudFormation template that the sandbox reads. */
export type Template = {
  Metadata?: Record<string, unknown>;
  Parameters?: Record<string, { Type: string; Default?: unknown }>;
  Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  Conditions?: Record<string, unknown>;
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, { Value: unknown; Condition?: string; Export?: { Name: unknown } }>;
};

type TemplateResource = { Type: string; Properties?: Record<string, unknown>; Condition?: string };

/** The one error of everything the sandbox cannot run, always with the name of what it is. */
export const unsupported = (what: string, resolution?: string): SandboxError =>
  new SandboxError({
    code: 'TEMPLATE_UNSUPPORTED',
    message: `The offline sandbox cannot run ${what}.`,
    resolution: resolution ?? 'Take it out of amplify/, or teach the sandbox about it in local/cloud-assembly/ (local/README.md says how).',
  });
