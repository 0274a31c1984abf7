import { fateOfText } from './message-fate.ts';

type SentText = { messageId: string; to: string; from: string | undefined; messageType: string; context: Record<string, string>; at: Date };

/** The events of a text. https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-format.html */
export const eventsOfText = ({ messageId, to, from, messageType, context, at }: SentText): { type: string; body: unknown }[] =>
  fateOfText(to).events.map(({ type, detail }, index, all) => ({
    type,
    body: {
      eventType: type,
      eventVersion: '1.0',
      eventTimestamp: at.getTime() + index,
      isFinal: index === all.length - 1,
      originationPhoneNumber: from ?? '+14255550100',
      destinationPhoneNumber: to,
      isoCountryCode: 'US',
      messageId,
      messageRequestTimestamp: at.getTime(),
      messageEncoding: 'GSM',
      messageType,
      ...detail,
      context,
      totalMessageParts: 1,
      totalMessagePrice: 0,
      totalCarrierFee: 0,
    },
  }));
