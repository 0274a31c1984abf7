import { useMemo, useState } from 'react';
import { toAppError } from '@/lib/data/unwrap';
import { hasSameDetails, meetNewer } from './meet-newer';

type Options<Row, Fields extends object, Field extends keyof Fields, Input> = {
  /** As the page has it. */
  current: Row;
  fields: readonly Field[];
  /** The row as the form shows it. Keep it between renders (useCallback). */
  valuesOf: (row: Row) => Fields;
  /** Rejects with VERSION_CONFLICT when someone else saved first. */
  save: (input: Input, version: number) => Promise<Row>;
  /** Reads the row anew; undefined when it is gone or cannot be read. */
  readNewer: () => Promise<Row | undefined>;
  /** Forgets how the last saving ended. */
  reset: () => void;
};

/** Entries that outlive the arrival of a newer version, and where the two differ. */
type Meeting<Fields, Field> = { typed: Partial<Fields>; clashes: Field[] };

/**
 * Changes the version that the organizer saw. When someone else saved first, what was typed stays (`typed`), the other fields
 * show the newer version, and saving again is a change of that one.
 */
export const useVersionedEdit = <Row extends { version: number }, Fields extends object, Field extends keyof Fields, Input>({
  current,
  fields,
  valuesOf,
  save,
  readNewer,
  reset,
}: Options<Row, Fields, Field, Input>) => {
  const [seen, setSeen] = useState(current);
  const [meeting, setMeeting] = useState<Meeting<Fields, Field>>();
  const values = useMemo(() => valuesOf(seen), [valuesOf, seen]);

  const meetNewerVersion = async (typed: Fields) => {
    const newer = await readNewer();
    if (!newer) return;
    const { typed: mine, clashes } = meetNewer(fields, { seen: values, newer: valuesOf(newer), typed });
    const kept: Partial<Fields> = {};
    for (const field of mine) kept[field] = typed[field];
    setMeeting({ typed: kept, clashes });
    setSeen(newer);
  };

  const onSubmit = async (input: Input, typed: Fields): Promise<void> => {
    // Other changes of the row make a new version too, which changes nothing that this form shows.
    const { version } = hasSameDetails(fields, valuesOf(current), values) ? current : seen;
    try {
      const saved = await save(input, version);
      setMeeting(undefined);
      setSeen(saved);
    } catch (thrown) {
      if (toAppError(thrown).code !== 'VERSION_CONFLICT') throw thrown;
      await meetNewerVersion(typed);
    }
  };

  const discard = () => {
    setMeeting(undefined);
    setSeen({ ...seen });
    reset();
  };

  return { seen, values, typed: meeting?.typed, clashes: meeting?.clashes, onSubmit, discard };
};
