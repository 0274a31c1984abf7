import { formatMoment } from '@/components/event/format-time';
import type { PublishedEvent } from '@/lib/data/events';
import { formatCents } from '@/lib/domain/money';
import type { Receipt } from './receipt-lines';
import styles from './receipt-view.module.css';

type Props = { receipt: Receipt; event: PublishedEvent | undefined; guestName: string | undefined; timeZone: string };

/** A receipt as it goes on paper: black on white, without the rest of the page. */
export const ReceiptView = ({ receipt: { currency, parts, dueCents, settledCents }, event, guestName, timeZone }: Props) => {
  const money = (cents: number) => formatCents(cents, currency);
  return (
    <article className={styles.receipt}>
      {event && (
        <header>
          <p className={styles.event}>{event.name}</p>
          <p>{event.place}</p>
        </header>
      )}
      {guestName && <p>For {guestName}</p>}
      {parts.map(({ id, at, lines }) => (
        <table key={id} className={styles.lines}>
          <caption>{formatMoment(at, timeZone)}</caption>
          <thead className={styles.heads}>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, quantity, unitCents, totalCents, settled }, index) => (
              <tr key={index}>
                <td>
                  {name}
                  <span className={styles.detail}>
                    {[`${quantity} × ${money(unitCents)}`, totalCents > 0 && (settled ?? 'To pay')].filter(Boolean).join(' · ')}
                  </span>
                </td>
                <td className={styles.amount}>{money(totalCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <dl className={styles.sums}>
        <div>
          <dt>Settled</dt>
          <dd>{money(settledCents)}</dd>
        </div>
        <div className={styles.due}>
          <dt>To pay</dt>
          <dd>{money(dueCents)}</dd>
        </div>
      </dl>
      <p className={styles.small}>A record of your orders, not a tax invoice. Ask the team if you need one.</p>
    </article>
  );
};
