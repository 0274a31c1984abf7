import { isRegistrationKind } from '../../../../lib/domain/notification.ts';
import type { RequestFacts } from '../notice-request.ts';
import type { Words } from '../words.ts';
import { registrationLine, registrationText } from './registration.ts';
import { requestLine, requestText } from './request.ts';
import { staffAlertLine, staffAlertText } from './staff-alert.ts';

export const english: Words = {
  language: 'en',
  qrCodeLabel: 'QR code of your ticket',
  line: ({ kind, facts, event }) => {
    if (isRegistrationKind(kind)) return registrationLine(kind, event.name);
    const request = facts as RequestFacts;
    return kind === 'STAFF_ALERT' ? staffAlertLine(request, event) : requestLine(kind, request);
  },
  text: (subject) => {
    const { kind } = subject;
    if (isRegistrationKind(kind)) return registrationText(kind, subject);
    const request = subject.facts as RequestFacts;
    return kind === 'STAFF_ALERT' ? staffAlertText(request, subject) : requestText(kind, request, subject);
  },
};
