import sharp from 'sharp';

/** A photo as a phone takes it: lying on its side (red on the left, blue on the right), with its place in the metadata. */
export async function phonePhoto(width = 300, height = 200): Promise<Buffer> {
  const left = { create: { width: width / 2, height, channels: 3 as const, background: '#ff0000' } };
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } })
    .composite([{ input: await sharp(left).png().toBuffer(), left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'Phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 3/1 0/1', GPSLongitude: '141/1 20/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}
