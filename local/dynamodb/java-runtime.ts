import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SandboxError } from '../sandbox-error.ts';

const run = promisify(execFile);

/** The oldest Java that DynamoDB Local 1.25 runs on. */
const MINIMUM_JAVA = 11;

export type JavaRuntime = { path: string; majorVersion: number };

/** Finds Java in JAVA_HOME, else on the PATH. Rejects with JAVA_MISSING or JAVA_TOO_OLD, saying what to install. */
export async function findJava(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): Promise<JavaRuntime> {
  const path = javaPath(environment, platform);
  const banner = await run(path, ['-version'], { env: environment }).catch((cause: unknown) => {
    throw new SandboxError({
      code: 'JAVA_MISSING',
      message: 'DynamoDB Local needs Java, and no Java was found in JAVA_HOME or on the PATH.',
      resolution: howToInstall(platform),
      cause,
    });
  });
  const majorVersion = parseJavaVersion(`${banner.stderr}\n${banner.stdout}`);
  if (majorVersion < MINIMUM_JAVA) {
    throw new SandboxError({
      code: 'JAVA_TOO_OLD',
      message: `DynamoDB Local needs Java ${MINIMUM_JAVA} or newer; ${path} is Java ${majorVersion}.`,
      resolution: howToInstall(platform),
    });
  }
  return { path, majorVersion };
}

/** The major version in what `java -version` prints: "1.8.0_402" is 8, "17.0.15" is 17. 0 when there is none. */
export function parseJavaVersion(banner: string): number {
  const match = /version "(?:1\.)?(\d+)/.exec(banner);
  return match ? Number(match[1]) : 0;
}

/** What to install, for the developer's operating system. */
export function howToInstall(platform: NodeJS.Platform): string {
  const thenStart = 'then open a new terminal and start again.';
  if (platform === 'darwin') return `Install a Java runtime, e.g. with "brew install --cask temurin", ${thenStart}`;
  if (platform === 'win32') return `Install a Java runtime, e.g. with "winget install EclipseAdoptium.Temurin.21.JRE", ${thenStart}`;
  return `Install a Java runtime, e.g. with "sudo apt install default-jre-headless" or "sudo dnf install java-21-openjdk-headless", ${thenStart}`;
}

function javaPath({ JAVA_HOME }: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const program = platform === 'win32' ? 'java.exe' : 'java';
  const inHome = JAVA_HOME ? join(JAVA_HOME, 'bin', program) : undefined;
  return inHome && existsSync(inHome) ? inHome : program;
}
