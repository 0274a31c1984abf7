import { formatTime } from '@/components/event/format-time';
import { Notice } from '@/components/ui/notice';
import type { CheckIn } from '@/lib/data/check-ins';
import { DENIAL_WORDS } from './check-in-words';

/** What the server said to a check-in by hand, when it was not a plain yes: that one shows in the guest's state. */
export const CheckInAnswer = ({ checkIn, timeZone }: { checkIn: CheckIn; timeZone: string }) => {
  const outcome = checkIn.outcome === 'REPEATED' ? checkIn.repeatedOutcome : checkIn.outcome;
  if (outcome === 'ADMITTED') return null;
  if (outcome === 'DUPLICATE') {
    return (
      <Notice tone="warning" title="Was in already">
        Checked in{checkIn.firstCheckedInAt && ` at ${formatTime(checkIn.firstCheckedInAt, timeZone)}`}
        {checkIn.firstGate && (
          <>
            , <bdi>{checkIn.firstGate}</bdi>
          </>
        )}
        . If that was someone else, undo it and check in again.
      </Notice>
    );
  }
  return (
    <Notice tone="error" title="Not admitted">
      {checkIn.reason ? DENIAL_WORDS[checkIn.reason] : 'Refused'}.
    </Notice>
  );
};
