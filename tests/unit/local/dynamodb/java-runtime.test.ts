import { describe, expect, it } from 'vitest';
import { howToInstall, parseJavaVersion } from '../../../../local/dynamodb/java-runtime.ts';

describe('the Java runtime', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_402"', 8],
    ['openjdk version "25" 2025-09-16', 25],
    ['openjdk version "21-ea" 2023-09-19', 21],
    ['something else', 0],
  ])('is recognised by its banner: %s', (banner, major) => {
    expect(parseJavaVersion(banner)).toBe(major);
  });

  it.each([
    ['darwin', 'brew'],
    ['win32', 'winget'],
    ['linux', 'apt'],
  ] as const)('can be installed on %s with %s', (platform, program) => {
    expect(howToInstall(platform)).toContain(program);
  });
});
