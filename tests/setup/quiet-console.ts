import { afterEach, beforeEach, expect, vi } from 'vitest';

let complaints: unknown[][] = [];

/** An unexpected warning or error on the console fails the test; a test that expects one mocks it itself. */
beforeEach(() => {
  complaints = [];
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => void complaints.push([method, ...words]));
  }
});

afterEach(() => {
  expect(complaints, 'unexpected on the console').toEqual([]);
});
