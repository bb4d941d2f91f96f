/** The form of map.json. Apart from the reading, so that pages can have its type. */
import { z } from 'zod';

const words = z.strictObject({ en: z.string(), ko: z.string() });
const position = z.array(z.number()).min(2);
const arcs = z.union([z.array(z.array(z.int())), z.array(z.array(z.array(z.int())))]);

/** Areas of a country for pictures, as TopoJSON: one geometry for a province, its `id` that of the place. */
export const packMap = z.strictObject({
  /** Where it comes from and what is not right about it, for the editor. */
  about: z.string(),
  /** Shown on every map. */
  credits: z.array(words),
  /** Places that are provinces or cities of their own and have no area here. */
  without: z.array(words.extend({ id: z.string() })),
  /** The country itself in the outlines of the world: numbers of ISO 3166. */
  own: z.array(z.string()),
  neighbours: z.array(words.extend({ id: z.string(), at: z.tuple([z.number(), z.number()]) })),
  areas: z.strictObject({
    type: z.literal('Topology'),
    objects: z.strictObject({
      areas: z.strictObject({
        type: z.literal('GeometryCollection'),
        geometries: z.array(
          z.strictObject({ type: z.enum(['Polygon', 'MultiPolygon']), id: z.string().nullable(), arcs }),
        ),
      }),
    }),
    arcs: z.array(z.array(position)),
    transform: z
      .strictObject({
        scale: z.tuple([z.number(), z.number()]),
        translate: z.tuple([z.number(), z.number()]),
      })
      .optional(),
  }),
});
export type PackMap = z.infer<typeof packMap>;
