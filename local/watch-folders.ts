/**
 * Calls `onChange` after every saved, added or deleted file below the folders. Settles when the watching has begun; the
 * result ends it.
 */
export const watchFolders = async (folders: string[], onChange: () => void): Promise<() => Promise<void>> => {
  const { watch } = await import('chokidar');
  const watcher = watch(folders, { ignoreInitial: true });
  watcher.on('all', onChange);
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', () => resolve());
    watcher.once('error', reject);
  });
  return () => watcher.close();
};
