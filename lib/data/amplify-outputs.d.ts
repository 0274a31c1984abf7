/** Written by the sandbox or by a deployment, so that a fresh clone has none. Read in one place: lib/data/outputs.ts. */
declare module '@/amplify_outputs.json' {
  const outputs: Record<string, unknown>;
  export default outputs;
}
