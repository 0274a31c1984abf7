/** A variable that infra/ sets on the function. Read when it is needed, so that a function can be imported without it. */
export const environment = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set.`);
  return value;
};
