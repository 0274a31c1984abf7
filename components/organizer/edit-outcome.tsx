import { Button } from '@aws-amplify/ui-react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { toAppError } from '@/lib/data/unwrap';

type Props = {
  /** What was changed, e.g. "item". */
  what: string;
  error: unknown;
  isSaved: boolean;
  /** Fields that both changed, each with what the other one wrote; undefined until the newer version is here. */
  clashes: { field: string; theirs: string }[] | undefined;
  onDiscard: () => void;
};

/** How saving a version ended. */
export const EditOutcome = ({ what, error, isSaved, clashes, onDiscard }: Props) => {
  if (isSaved) return <Notice tone="success">Saved.</Notice>;
  if (!error) return null;
  if (toAppError(error).code !== 'VERSION_CONFLICT' || !clashes) return <ErrorNotice error={error} />;
  return (
    <Notice
      tone="warning"
      title={`Someone else changed this ${what} in the meantime`}
      action={<Button onClick={onDiscard}>Take their version</Button>}
    >
      <p>Nothing was saved yet. What you typed is still here; the rest is as they left it. Save again to keep yours.</p>
      {clashes.length > 0 && (
        <ul>
          {clashes.map(({ field, theirs }) => (
            <li key={field}>{`Their ${field}: ${theirs}`}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
};
