import velocity, { type VelocityAst } from 'amplify-velocity-template';
import { SandboxError } from '../../sandbox-error.ts';
import { ResolverError } from '../resolvers/resolver-error.ts';
import { unsupported } from '../runtime/utilities.ts';
import { javaMethod } from './java-methods.ts';

const MAX_PARSED_STRINGS = 2000;

/** Strings with references are parsed whenever they are evaluated; the same few come again with every request. */
const parsedStrings = new Map<string, VelocityAst[]>();
const parseTemplate = velocity.parse;
velocity.Compile.parse = (text) => {
  const known = parsedStrings.get(text);
  if (known) return known;
  const asts = parseTemplate(text);
  if (parsedStrings.size >= MAX_PARSED_STRINGS) parsedStrings.clear();
  parsedStrings.set(text, asts);
  return asts;
};

/** Marks the objects whose functions a template may call (`$util` and its parts, `$extensions`, `$foreach`). */
const callable = new WeakSet<object>();

export const markCallable = <T extends object>(library: T): T => {
  callable.add(library);
  for (const part of Object.values(library)) {
    if (typeof part === 'object' && part !== null) markCallable(part as object);
  }
  return library;
};

/** The template engine with Java's methods on plain JSON values. */
class JavaTemplate extends velocity.Compile {
  /** What a called function threw; the engine wraps errors and loses their class. */
  thrown: unknown;

  override getPropMethod(property: VelocityAst, base: unknown): unknown {
    const name = String(property.id);
    const args = (property.args || []).map((argument) => this.getLiteral(argument));
    const method = this.#methodOf(base, name);
    if (!method) {
      this.thrown = unsupported(
        `the method '${name}' of mapping templates on ${typeof base === 'object' ? 'this object' : `a ${typeof base}`}`,
      );
      throw this.thrown;
    }
    try {
      return method(...args);
    } catch (error) {
      this.thrown = error;
      throw error;
    }
  }

  #methodOf(base: unknown, name: string): ((...args: unknown[]) => unknown) | undefined {
    if (typeof base === 'object' && base !== null && (callable.has(base) || name === 'hasNext')) {
      const method = (base as Record<string, unknown>)[name];
      return typeof method === 'function' ? (method as (...args: unknown[]) => unknown) : undefined;
    }
    return javaMethod(base, name);
  }

  override getAttributes(property: VelocityAst, base: unknown, ast: VelocityAst): unknown {
    if (base === null || base === undefined) return undefined;
    if (property.type !== 'property') return super.getAttributes(property, base, ast);
    const name = String(property.id);
    // `$foreach.hasNext` is a function in the engine and a property in Velocity.
    if (name === 'hasNext') return (base as { hasNext: () => boolean }).hasNext();
    return typeof base === 'object' && Object.hasOwn(base, name) ? (base as Record<string, unknown>)[name] : undefined;
  }
}

export type Rendered = { text: string; isReturn: boolean };

/** A compiled mapping template. */
export class Template {
  readonly #engine: JavaTemplate;

  constructor(source: string) {
    try {
      this.#engine = new JavaTemplate(parseTemplate(source), { escape: false });
    } catch (error) {
      throw new SandboxError({
        code: 'TEMPLATE_UNSUPPORTED',
        message: `A mapping template cannot be parsed: ${error instanceof Error ? error.message : String(error)}`,
        resolution: 'Look at the first lines of the template in the message and mend or simplify it.',
        cause: error,
      });
    }
  }

  /** Throws what `$util.error` and its like threw. */
  render(context: Record<string, unknown>): Rendered {
    const engine = this.#engine;
    engine.conditions = [];
    engine.condition = null;
    engine.local = {};
    engine.thrown = undefined;
    try {
      const text = engine.render(context);
      return { text: text ?? 'null', isReturn: engine._state.return };
    } catch (error) {
      const thrown = engine.thrown ?? error;
      if (thrown instanceof ResolverError || thrown instanceof SandboxError) throw thrown;
      throw new ResolverError(thrown instanceof Error ? thrown.message : String(thrown), { errorType: 'MappingTemplate' });
    }
  }
}
