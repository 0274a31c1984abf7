import { afterEach, beforeEach, expect, vi } from 'vitest';

/** An unexpected warning or error on the console fails the test; a test that expects one mocks it itself. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  for (const method of ['error', 'warn'] as const) {
    const spy = console[method];
    if (vi.isMockFunction(spy)) expect(spy.mock.calls, `unexpected console.${method}`).toEqual([]);
  }
});
