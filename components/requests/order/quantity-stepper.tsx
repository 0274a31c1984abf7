'use client';

import styles from './quantity-stepper.module.css';

type Props = { name: string; quantity: number; most: number; onChange: (quantity: number) => void };

/** How many of an item. The button that adds stays where it is, so that one thumb and the focus do too. */
export const QuantityStepper = ({ name, quantity, most, onChange }: Props) => (
  <div role="group" aria-label={name} className={styles.stepper} data-is-chosen={quantity > 0}>
    {quantity > 0 && (
      <>
        <button type="button" className={styles.step} onClick={() => onChange(quantity - 1)} aria-label={`One ${name} less`}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 12h12" />
          </svg>
        </button>
        <output className={styles.quantity} aria-label={`${quantity} in the basket`}>
          {quantity}
        </output>
      </>
    )}
    <button
      type="button"
      className={quantity > 0 ? styles.step : styles.add}
      onClick={() => onChange(quantity + 1)}
      disabled={quantity >= most}
      aria-label={quantity > 0 ? `One ${name} more` : `Add ${name}`}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 12h12M12 6v12" />
      </svg>
      {quantity === 0 && <span>Add</span>}
    </button>
  </div>
);
