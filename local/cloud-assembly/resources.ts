import type { StackResource } from './stack.ts';

/** The resources of all stacks of an assembly, by type. */
export class Resources {
  readonly all: StackResource[];
  readonly #byType = new Map<string, StackResource[]>();

  constructor(all: StackResource[]) {
    this.all = all;
    for (const resource of all) {
      const peers = this.#byType.get(resource.type);
      if (peers) peers.push(resource);
      else this.#byType.set(resource.type, [resource]);
    }
  }

  ofType(...types: string[]): StackResource[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }
}
