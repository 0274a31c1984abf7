import { inject } from 'vitest';

/** More lines of one function than the sandbox keeps. */
const MOST = 500;

/** What each function printed last, oldest first, by the name of the function. */
export const functionLogs = async (): Promise<Map<string, string[]>> => {
  const ask = async (source?: string) => {
    const query = new URLSearchParams({ limit: String(MOST), ...(source && { source }) });
    const response = await fetch(new URL(`/api/logs?${query}`, inject('sandboxAddresses').console));
    return (await response.json()) as { sources: string[]; lines: { text: string }[] };
  };
  const { sources } = await ask();
  const ofFunctions = sources.filter((source) => source.startsWith('lambda/'));
  const logs = await Promise.all(ofFunctions.map(async (source) => (await ask(source)).lines.map(({ text }) => text)));
  return new Map(ofFunctions.map((source, index) => [source.slice('lambda/'.length), logs[index] ?? []]));
};
