import type { Random } from '../../simulation/seeded.ts';

/** Above this, a bell curve is as good and much faster. */
const FEW = 30;

/** How many of something happen in one second when so many happen on average, and none waits for another (Poisson). */
export const arrivals = (mean: number, random: Random): number => {
  if (mean <= 0) return 0;
  if (mean > FEW) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const least = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > least; product *= random()) count += 1;
  return count;
};

/** Of so many, spread over equal places by chance: how many are at the place that has most. */
export const mostAtOnePlace = (total: number, places: number, random: Random): number => {
  let most = 0;
  let left = total;
  for (let place = 0; place < places - 1 && left > 0; place++) {
    // What is left is spread over the places that are left: so all of them together have the total.
    const here = Math.min(left, arrivals(left / (places - place), random));
    most = Math.max(most, here);
    left -= here;
  }
  return Math.max(most, left);
};
