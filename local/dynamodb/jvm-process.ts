import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { SandboxError } from '../sandbox-error.ts';
import type { JavaRuntime } from './java-runtime.ts';

const LAUNCH_DESCRIPTOR = fileURLToPath(new URL('./dynamodb-local.xml', import.meta.url));
/** A machine under load needs a few seconds; past this the JVM hangs. */
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;
const LAST_LINES = 20;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

export type JvmOptions = { java: JavaRuntime; folder: string; port: number; onLine: (text: string) => void };

/** One run of DynamoDB Local. It ends by `stop`, by a crash (see `exited`), or with this process, however that ends. */
export class JvmProcess {
  readonly endpoint: string;
  readonly pid: number;
  /** Resolves when the process is gone, with what it said last. */
  readonly exited: Promise<string>;
  readonly #child: Child;

  private constructor(child: Child, endpoint: string, exited: Promise<string>) {
    this.#child = child;
    this.pid = child.pid ?? 0;
    this.endpoint = endpoint;
    this.exited = exited;
  }

  /** Starts DynamoDB Local and waits until it prints its address. Rejects with PORT_TAKEN or SERVICE_FAILED. */
  static async start({ java, folder, port, onLine }: JvmOptions): Promise<JvmProcess> {
    // In its own process group, so that Ctrl-C reaches the sandbox alone, which then stops its services in order.
    const child = spawn(java.path, javaArguments({ java, folder, port }), { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    // A JVM that dies takes its end of the pipe along; `exited` reports that.
    child.stdin.on('error', (error) => onLine(`stdin: ${error.message}`));
    const lines: string[] = [];
    const exited = once(child, 'exit').then(([code, signal]) => `${lines.join('\n')}\n(exit ${String(code ?? signal)})`.trim());

    const endpoint = await new Promise<string>((resolve, reject) => {
      const giveUp = setTimeout(() => reject(startFailed(`no answer within ${START_LIMIT_MS / 1000} s`)), START_LIMIT_MS);
      const settle = (action: () => void) => {
        clearTimeout(giveUp);
        action();
      };
      child.once('error', (error) => settle(() => reject(startFailed(error.message))));
      void exited.then((lastWords) => settle(() => reject(startFailed(lastWords))));
      const listen = (line: string) => {
        if (line.startsWith('http://')) return settle(() => resolve(line.trim().replace(/\/$/, '')));
        if (line.includes('Address already in use')) settle(() => reject(portTaken(port)));
        lines.push(line);
        if (lines.length > LAST_LINES) lines.shift();
        onLine(line);
      };
      createInterface({ input: child.stdout }).on('line', listen);
      createInterface({ input: child.stderr }).on('line', listen);
    }).catch((error: unknown) => {
      child.kill('SIGKILL');
      throw error;
    });
    return new JvmProcess(child, endpoint, exited);
  }

  async stop(): Promise<void> {
    const force = setTimeout(() => this.#child.kill('SIGKILL'), STOP_LIMIT_MS);
    this.#child.stdin.end();
    await this.exited;
    clearTimeout(force);
  }
}

/**
 * Flags for a short life on a laptop: one compiler tier and no verification of the pinned jar's classes take the start
 * from about 4 s to 1 s; the serial collector and a small heap keep it near 160 MB.
 */
function javaArguments({ java, folder, port }: { java: JavaRuntime; folder: string; port: number }): string[] {
  const emulator = join(dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')), 'emulator');
  return [
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-Xmx256m',
    '-XX:+UnlockDiagnosticVMOptions',
    '-XX:-BytecodeVerificationRemote',
    // SQLite is native code; newer versions of Java warn about it, older ones do not know the flag.
    ...(java.majorVersion >= 17 ? ['--enable-native-access=ALL-UNNAMED'] : []),
    `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
    '-Dorg.eclipse.jetty.LEVEL=WARN',
    '-Dorg.eclipse.jetty.util.log.announce=false',
    `-Dsandbox.port=${port}`,
    `-Dsandbox.dbPath=${folder}`,
    '-cp',
    join(emulator, 'DynamoDBLocal.jar'),
    'org.eclipse.jetty.xml.XmlConfiguration',
    LAUNCH_DESCRIPTOR,
  ];
}

const startFailed = (reason: string) =>
  new SandboxError({
    code: 'SERVICE_FAILED',
    message: `DynamoDB Local did not start: ${reason}`,
    resolution: 'Look at the message above; if the data folder is damaged, "npm run sandbox:reset" begins with an empty one.',
  });

const portTaken = (port: number) =>
  new SandboxError({
    code: 'PORT_TAKEN',
    message: `Port ${port}, which DynamoDB needs, is in use by another program.`,
    resolution: `Stop the program that listens on port ${port} (another sandbox, perhaps) and start again.`,
  });
