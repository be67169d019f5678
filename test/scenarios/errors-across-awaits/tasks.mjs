export async function fail(name /*: string */) {
  await null;
  throw new Error(`old ${name}`, { cause: name });
}

export async function attempt(name /*: string */) {
  try {
    return await fail(name);
  } catch (error) {
    return `caught ${error.message} of ${error.cause}`;
  } finally {
    await null;
  }
}

export const any = (...names /*: string[] */) => Promise.any(names.map((name) => fail(name))).catch((error) => error.errors.length);
