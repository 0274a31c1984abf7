import { util } from '@aws-appsync/utils';
import { decidedAt, type Scan } from './scan.ts';

const ENTRY = {
  update:
    'SET checkedInAt = :at, checkedInScanId = :scanId, checkedInGate = :gate, checkedInBy = :by, updatedAt = :now ' +
    'REMOVE checkedOutAt, checkedOutScanId',
  condition: '(attribute_not_exists(checkedInAt) OR attribute_exists(checkedOutAt))',
};

const EXIT = {
  update: 'SET checkedOutAt = :at, checkedOutScanId = :scanId, updatedAt = :now',
  condition: 'attribute_exists(checkedInAt) AND attribute_not_exists(checkedOutAt)',
};

/** The one conditional write that lets a guest in or out. Of any number of scans at once exactly one gets through. */
export const admitRequest = (guestId: string, ticket: string | undefined, scan: Scan) => {
  const isEntry = scan.direction === 'ENTRY';
  const { update, condition } = isEntry ? ENTRY : EXIT;
  const always = { ':at': decidedAt(scan), ':scanId': scan.scanId, ':now': scan.receivedAt };
  const belongs = { ':eventId': scan.eventId, ':registered': 'REGISTERED' };
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: guestId }),
    update: {
      expression: update,
      expressionValues: util.dynamodb.toMapValues(isEntry ? { ...always, ':gate': scan.gate, ':by': scan.deviceId } : always),
    },
    condition: {
      expression: `eventId = :eventId AND #state = :registered AND ${ticket === undefined ? '' : 'ticket = :ticket AND '}${condition}`,
      expressionNames: { '#state': 'state' },
      expressionValues: util.dynamodb.toMapValues(ticket === undefined ? belongs : { ...belongs, ':ticket': ticket }),
    },
  };
};
