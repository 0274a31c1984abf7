import type { Words } from '../words.ts';
import { registrationLine, registrationText } from './registration.ts';
import { requestLine, requestText } from './request.ts';
import { sessionLine, sessionText } from './session.ts';
import { staffAlertLine, staffAlertText } from './staff-alert.ts';

export const german: Words = {
  language: 'de',
  qrCodeLabel: 'QR-Code Ihres Tickets',
  endMessages: 'Keine E-Mails mehr zu Sessions und Wünschen dieser Veranstaltung',
  registrationLine,
  registrationText,
  requestLine,
  requestText,
  sessionLine,
  sessionText,
  staffAlertLine,
  staffAlertText,
};
