/** The parts of amplify-velocity-template that templates run on. It ships no types. */
declare module 'amplify-velocity-template' {
  export type VelocityAst = { type?: string; id?: unknown; args?: unknown[] | false; pos?: { first_line: number; first_column: number } };
  export type VelocityState = { stop: boolean; break: boolean; return: boolean };

  export class Compile {
    constructor(asts: VelocityAst[], config?: { escape?: boolean; valueMapper?: (value: unknown, type?: string) => unknown });
    static parse: (template: string) => VelocityAst[];
    context: Record<string, unknown>;
    conditions: unknown[];
    condition: unknown;
    local: Record<string, unknown>;
    _state: VelocityState;
    render(context: Record<string, unknown>): string | null;
    getLiteral(ast: unknown): unknown;
    getPropMethod(property: VelocityAst, base: unknown, ast: VelocityAst): unknown;
    getAttributes(property: VelocityAst, base: unknown, ast: VelocityAst): unknown;
    getPropIndex(property: VelocityAst, base: unknown): unknown;
    format(value: unknown): unknown;
  }

  const velocity: { Compile: typeof Compile; parse: (template: string) => VelocityAst[] };
  export default velocity;
}
