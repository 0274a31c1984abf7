import Link from 'next/link';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import styles from './button-link.module.css';

type Props = ComponentProps<typeof Link> & { variation?: 'primary' | 'link' | 'default'; size?: 'small' | 'large' };

/** A link that looks like a button, for going somewhere; a Button does something. */
export const ButtonLink = ({ variation = 'default', size, className, ...link }: Props) => (
  <Link
    {...link}
    className={classNames(
      'amplify-button',
      variation !== 'default' && `amplify-button--${variation}`,
      size && `amplify-button--${size}`,
      styles.buttonLink,
      className,
    )}
  />
);
