import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxClock } from '../../../local/clock.ts';
import { Journal } from '../../../local/journal.ts';
import { FileOutbox } from '../../../local/messaging/file-outbox.ts';

let folder: string;
const clock = new SandboxClock();
const open = (limits = {}) => new FileOutbox({ folder, clock, limits });
const texts = (outbox: FileOutbox) => outbox.list().map(({ text }) => text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-outbox-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the outbox', () => {
  it('lists the newest first, by channel and by address whatever its case and display name', () => {
    const outbox = open();
    outbox.add({ channel: 'SMS', to: ['+491'], text: 'one' });
    const mail = outbox.add({ channel: 'EMAIL', to: ['Ada <Ada@usher.example>'], text: 'two' });
    expect(texts(outbox)).toEqual(['two', 'one']);
    expect(outbox.list({ channel: 'SMS' })).toHaveLength(1);
    expect(outbox.list({ to: 'ada@USHER.example' })).toEqual([mail]);
    expect(outbox.list({ to: 'da@usher.example' })).toEqual([]);
    expect(outbox.list({ limit: 1 })).toEqual([mail]);
    expect(outbox.find(mail.id)).toEqual(mail);
    outbox.close();
  });

  it('has every acknowledged message after the process was killed, whatever half-written line it left', async () => {
    const killed = open();
    for (let index = 0; index < 50; index += 1) killed.add({ channel: 'SMS', to: ['+491'], text: `Nr. ${index} ✓` });
    const index = (await readdir(folder)).find((name) => name.endsWith('.index')) ?? '';
    await appendFile(join(folder, index), '{"id":"torn","at":');
    const outbox = open();
    expect(outbox.list({ limit: 1000 })).toHaveLength(50);
    outbox.add({ channel: 'SMS', to: ['+491'], text: 'after' });
    expect(texts(open())[0]).toBe('after');
  });

  it('forgets the oldest when it is full, on disk too', async () => {
    const outbox = open({ segmentBytes: 2000, segments: 3 });
    for (let index = 0; index < 200; index += 1) outbox.add({ channel: 'SMS', to: ['+491'], text: `${index} ${'x'.repeat(100)}` });
    const kept = outbox.list({ limit: 1000 });
    expect(kept.length).toBeLessThan(60);
    expect(kept[0]?.text).toMatch(/^199 /);
    expect((await readdir(folder)).length).toBe(6);
  });

  it('tells listeners until they stop', () => {
    const outbox = open();
    const heard: string[] = [];
    const stop = outbox.onMessage(({ text = '' }) => heard.push(text));
    outbox.add({ channel: 'SMS', to: [], text: 'heard' });
    stop();
    outbox.add({ channel: 'SMS', to: [], text: 'unheard' });
    expect(heard).toEqual(['heard']);
  });
});

describe('a journal', () => {
  it('drops a line cut short, keeps the others, and can be rewritten', async () => {
    const path = join(folder, 'journal.jsonl');
    const journal = new Journal<number>(path);
    journal.append(1);
    journal.append(2);
    await appendFile(path, '{"half":');
    const reopened = new Journal<number>(path);
    expect(reopened.read()).toEqual([1, 2]);
    reopened.rewrite([2]);
    reopened.append(3);
    expect(new Journal<number>(path).read()).toEqual([2, 3]);
  });
});
