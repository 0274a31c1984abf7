/** A Storage without a browser; its keys are enumerable, as a browser's are. */
export const memoryStorage = (): Storage => {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(items, key) ? (items[key] ?? null) : null),
    setItem: (key: string, value: string) => void (items[key] = value),
    removeItem: (key: string) => void delete items[key],
  };
  const items: Record<string, string> = Object.create(methods) as Record<string, string>;
  return items as unknown as Storage;
};
