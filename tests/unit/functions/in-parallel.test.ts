import { expect, it } from 'vitest';
import { inParallel } from '../../../amplify/functions/runtime/in-parallel.ts';

it('Work done in parallel keeps its order and its bound', async () => {
  let [running, most] = [0, 0];
  const results = await inParallel([5, 1, 4, 2, 3, 0], 3, async (turns) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    running -= 1;
    return turns * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30, 0]);
  expect(most).toBe(3);
});

it('Work that fails begins nothing more, and rejects when what was under way has ended', async () => {
  const [begun, ended]: [number[], number[]] = [[], []];
  const work = inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    if (item === 1) throw new Error('no');
    await Promise.resolve();
    await Promise.resolve();
    ended.push(item);
  });
  await expect(work).rejects.toThrow('no');
  expect(begun).toEqual([1, 2]);
  expect(ended).toEqual([2]);
});
