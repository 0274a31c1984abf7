import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openAssembly } from '../../local/cloud-assembly/assembly-files.ts';
import { readAssembly } from '../../local/cloud-assembly/read-assembly.ts';
import { Resources } from '../../local/cloud-assembly/resources.ts';
import { Stack, StackTree } from '../../local/cloud-assembly/stack.ts';
import type { LocalBackend } from '../../local/cloud-assembly/local-backend.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHILD = join(ROOT, 'local', 'cloud-assembly', 'synthesis-child.ts');
const BACKEND = join(ROOT, 'amplify', 'backend.ts');
const contextOf = (type: DeploymentType) => ({
  'amplify-backend-namespace': 'usher',
  'amplify-backend-name': 'main',
  'amplify-backend-type': type,
  secretLastUpdated: 1,
});

export type Resource = {
  Type: string;
  Properties: Record<string, unknown>;
  DependsOn?: string | string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
};
export type Template = { file: string; resources: Record<string, Resource> };
export type BranchAssembly = {
  templates: Template[];
  /** All resources of one type, from all stacks. */
  ofType(type: string): Resource[];
  backend: LocalBackend;
  /** The same resources with everything that they refer to in place, also in other stacks. */
  resolved: Resources;
  /** Code of the JavaScript resolvers, as it is uploaded. */
  resolverFiles: string[];
  remove(): void;
};

type DeploymentType = 'branch' | 'sandbox';

/** The cloud assembly of a deployment of this backend, in a folder of its own. Takes 10 to 20 seconds. */
export const synthesizeTemplates = async (
  backendFile: string,
  settings: Record<string, string> = {},
  type: DeploymentType = 'branch',
): Promise<{ folder: string; templates: Template[] }> => {
  mkdirSync(join(ROOT, '.local'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.local', 'infra-'));
  await promisify(execFile)(process.execPath, ['--import', 'tsx', CHILD, backendFile], {
    cwd: ROOT,
    env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(contextOf(type)), CDK_OUTDIR: folder, AWS_REGION: 'us-east-1', ...settings },
  });
  const templates = readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => ({
      file,
      resources: (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { Resources: Template['resources'] }).Resources,
    }));
  return { folder, templates };
};

/** Resources of all stacks of an assembly, with parameters, conditions and references in place. */
export const resolveTemplates = (folder: string): Resources => {
  const tree = new StackTree(openAssembly(folder));
  new Stack({ tree, name: 'root', template: tree.files.readRootTemplate() });
  return new Resources(tree.stacks.flatMap((stack) => stack.resources()));
};

/** What a branch deployment with every sign-in switched on, and further settings, would send to CloudFormation. */
export const synthesizeBranch = (settings: Record<string, string> = {}): Promise<BranchAssembly> => synthesizeAs('branch', settings);

/** The same for a branch or a personal sandbox. */
export const synthesizeAs = async (type: DeploymentType, settings: Record<string, string> = {}): Promise<BranchAssembly> => {
  const { folder, templates } = await synthesizeTemplates(
    BACKEND,
    {
      USHER_SIGN_IN_WITH: 'google,facebook,amazon',
      USHER_SITE_URL: 'https://events.example',
      USHER_PINPOINT_PROJECT_ID: 'project1',
      USHER_ALARM_EMAIL: 'operators@usher.example',
      ...settings,
    },
    type,
  );
  return {
    templates,
    ofType: (type) => templates.flatMap(({ resources }) => Object.values(resources).filter((resource) => resource.Type === type)),
    backend: await readAssembly(folder),
    resolved: resolveTemplates(folder),
    resolverFiles: readdirSync(folder)
      .filter((file) => file.endsWith('.js') && readFileSync(join(folder, file), 'utf8').includes('@aws-appsync/utils'))
      .map((file) => join(folder, file)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
