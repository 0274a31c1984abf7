import { ALERT_LIMITS } from '../../../lib/domain/staff-alert.ts';
import { tables } from '../runtime/rows.ts';

const counterOf = (sub: string) => ({ TableName: tables.seat, Key: { pk: `alerts-of#${sub}` } });

/** One more alert of a person, as an item of a transaction. */
export const countAlert = (sub: string) => ({
  Update: {
    ...counterOf(sub),
    UpdateExpression: 'ADD alerts :one',
    ConditionExpression: 'attribute_not_exists(alerts) OR alerts < :most',
    ExpressionAttributeValues: { ':one': 1, ':most': ALERT_LIMITS.perPerson },
  },
});

export const discountAlert = (sub: string) => ({
  Update: {
    ...counterOf(sub),
    UpdateExpression: 'ADD alerts :minusOne',
    ConditionExpression: 'alerts > :zero',
    ExpressionAttributeValues: { ':minusOne': -1, ':zero': 0 },
  },
});
