import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxError } from '../sandbox-error.ts';
import type { Template } from './template.ts';

type Manifest = { artifacts: Record<string, { type: string; properties?: { templateFile?: string; file?: string } }> };
type AssetManifest = { files: Record<string, { source: { path: string }; destinations: Record<string, { objectKey: string }> }> };

/** The files of one cloud assembly, found by the object key that templates name them with. */
export type AssemblyFiles = {
  folder: string;
  readRootTemplate(): Template;
  readTemplate(objectKey: string): Template;
  /** Path of the asset that would be uploaded under this key. */
  pathOf(objectKey: string): string;
  readText(objectKey: string): string;
};

/** Opens the one stack of an assembly folder that CDK wrote. */
export const openAssembly = (folder: string): AssemblyFiles => {
  const manifest = readJson<Manifest>(join(folder, 'manifest.json'));
  const artifacts = Object.values(manifest.artifacts);
  const stack = artifacts.find(({ type }) => type === 'aws:cloudformation:stack');
  const assets = artifacts.find(({ type }) => type === 'cdk:asset-manifest');
  if (!stack?.properties?.templateFile || !assets?.properties?.file) throw broken(folder, 'it holds no stack');
  const { templateFile } = stack.properties;
  const paths = new Map<string, string>();
  for (const { source, destinations } of Object.values(readJson<AssetManifest>(join(folder, assets.properties.file)).files)) {
    for (const { objectKey } of Object.values(destinations)) paths.set(objectKey, join(folder, source.path));
  }
  const pathOf = (objectKey: string): string => {
    const path = paths.get(objectKey);
    if (!path) throw broken(folder, `the asset ${objectKey} is missing`);
    return path;
  };
  return {
    folder,
    readRootTemplate: () => readJson<Template>(join(folder, templateFile)),
    readTemplate: (objectKey) => readJson<Template>(pathOf(objectKey)),
    pathOf,
    readText: (objectKey) => readFileSync(pathOf(objectKey), 'utf8'),
  };
};

const readJson = <Content>(file: string): Content => {
  if (!existsSync(file)) throw broken(file, 'it is missing');
  return JSON.parse(readFileSync(file, 'utf8')) as Content;
};

const broken = (path: string, why: string): SandboxError =>
  new SandboxError({
    code: 'SYNTHESIS_FAILED',
    message: `The synthesized backend in ${path} cannot be read: ${why}.`,
    resolution: 'Delete the folder and start again: it is synthesized anew.',
  });
