import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { refuseTakenPorts } from '../../../local/ports-check.ts';
import { runCli } from './support/run-cli.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

test('a taken port is named together with its service and its holder', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await expect(refuseTakenPorts([{ port, service: 'GraphQL' }])).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringMatching(new RegExp(`${port} \\(GraphQL\\), held by (.+ \\(process ${process.pid}\\)|another program)`)),
  });
});

test('without Java, one line says what is missing and one what to install', async () => {
  const { code, output } = await runCli(['exec', '--', 'true'], { PATH: temporaryFolder(), JAVA_HOME: '' });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/^Error {2}.*no Java was found/),
    expect.stringMatching(/^To do {2}Install a Java runtime/),
  ]);
});

test('an unknown command names those that exist', async () => {
  const { code, output } = await runCli(['restart']);
  expect(code).toBe(2);
  expect(output).toMatch(/Unknown command "restart".*dev, sandbox, reset, export, import, exec/);
});

test('reset deletes nothing unless it is told to', async () => {
  const { code, output } = await runCli(['reset'], { USHER_DATA_FOLDER: temporaryFolder() });
  expect(code).toBe(1);
  expect(output).toContain('Nothing was deleted');
});
